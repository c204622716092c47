/** A golden of every figure: with the article's models as on a desk, with a preset's as on a phone. */
import { describe, expect, it } from 'vitest';
import type { SvgNode } from '../../src/charts/svg.ts';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { type GalleryEntry, galleryEntries } from '../../src/site/gallery/entries.ts';
import { expectGolden, expectSound, textsOf } from './golden.ts';

const ENTRIES = await galleryEntries();
const DESK = 720;
const PHONE = 358;

const drawnAt = ({ still }: GalleryEntry, width: number) => still.draw({ width, height: still.height(width) });

it('has every figure', () => {
  expect([...new Set(ENTRIES.map(({ figure }) => figure))].sort()).toEqual([...FIGURE_IDS].sort());
});

it.each(ENTRIES.filter(({ from }) => from === 'article'))('$figure, $model, is drawn as before on a desk', (entry) => {
  expectGolden(`gallery/${entry.figure}-${entry.model}`, drawnAt(entry, DESK));
});

it.each(ENTRIES.filter(({ model }) => model === 'preset-twenty'))('$figure, twenty features, is drawn as before on a phone', (entry) => {
  expectGolden(`gallery/${entry.figure}-phone`, drawnAt(entry, PHONE));
});

/** Words of columns that a first reader does not know. */
const TERMS = ['norm', 'superposition', 'dimensionality', 'forgone', 'x′', 'error', 'D*', 'ΣD', '1 − S', 'part of the loss', 'hidden 0'];
/** The figure of sets shows norms alone; its text says what they are. */
const EXPLAINED_BESIDE = ['sets'];

it.each(ENTRIES.filter(({ figure }) => !EXPLAINED_BESIDE.includes(figure)))('$figure, $model, explains its columns', ({ still }) => {
  const { columns, notes = '' } = still.table();
  const known = notes.toLowerCase();
  const terms = TERMS.filter((term) => columns.some((column) => column === term || column.endsWith(`: ${term}`)));
  expect(terms.filter((term) => !known.includes(term.toLowerCase()))).toEqual([]);
});

function coloursOf(node: SvgNode): readonly string[] {
  const own = ['fill', 'stroke'].flatMap((name) => node.attributes.get(name) ?? []);
  return [...own, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : coloursOf(child)))];
}

/** Scales of colours, with what a drawing must say of one that it uses. */
const SCALES = [
  {
    scale: 'signed values',
    colours: ['var(--negative)', 'var(--positive)'],
    // What they stand for, or what each of the two signs does.
    words: / and b$|^weight$|WᵀW|^overlap of every two features$|overlap in the opposite sense/,
    // The figure of bases writes the numbers themselves into its cells.
    without: ['basis'],
  },
  { scale: 'superposition', colours: ['var(--superposition-'], words: /^superposition$/, without: [] },
  { scale: 'what became of a feature', colours: ['var(--phase-'], words: /^a dimension of its own$/, without: [] },
] as const;

describe.each(SCALES)('what is coloured by $scale', ({ colours, words, without }) => {
  const isUsed = (drawing: SvgNode) => {
    const found = coloursOf(drawing);
    return colours.every((colour) => found.some((one) => one.startsWith(colour)));
  };
  const users = ENTRIES.filter((entry) => !without.some((figure) => figure === entry.figure) && isUsed(drawnAt(entry, DESK)));

  it('is there', () => expect(users).not.toEqual([]));

  it.each(users)('is named in $figure, $model, on desks and phones', (entry) => {
    for (const width of [DESK, PHONE]) expect(textsOf(drawnAt(entry, width))).toContainEqual(expect.stringMatching(words));
  });
});

it.each(ENTRIES.filter(({ figure, from }) => figure === 'spread' && from === 'article'))('$figure, $model, cuts no name short', (entry) => {
  for (const width of [PHONE, 678, DESK]) expect(textsOf(drawnAt(entry, width)).filter((text) => text.endsWith('…'))).toEqual([]);
});

/** Every `--feature-…` colour in a drawing, with the feature that the element around it stands for. */
function featureColours(node: SvgNode, around?: string): readonly { readonly colour: string; readonly feature: string | undefined }[] {
  const feature = node.attributes.get('data-feature') ?? around;
  const own = [...node.attributes.values()].flatMap((value) => /^var\(--feature-(\d)\)$/.exec(value)?.[1] ?? []);
  return [
    ...own.map((colour) => ({ colour, feature })),
    ...node.children.flatMap((child) => (typeof child === 'string' ? [] : featureColours(child, feature))),
  ];
}

/** The titles of a drawing's axes. */
function axisTitles(node: SvgNode): readonly string[] {
  const children = node.children.filter((child) => typeof child !== 'string');
  const own = node.key?.endsWith(' axis') ? [String(children.find(({ key }) => key === 'title')?.children[0] ?? '')] : [];
  return [...own, ...children.flatMap(axisTitles)];
}

const WITH_AXES = ['activecount', 'learning', 'loss', 'norms', 'packing', 'perturbed', 'phase', 'uniform'];

describe.each(ENTRIES)('$figure, $model', (entry) => {
  it('names its axes', () => {
    const titles = axisTitles(drawnAt(entry, DESK));
    if (WITH_AXES.includes(entry.figure)) expect(titles.length).toBeGreaterThan(0);
    for (const title of titles) expect(title).toMatch(/^\S.{3,}/);
  });

  it('gives a feature its own colour, and none of them to groups', () => {
    const found = featureColours(drawnAt(entry, DESK));
    for (const { colour, feature = colour } of found) expect(colour).toBe(feature);
    if (['sets', 'shapes'].includes(entry.figure)) expect(found).toEqual([]);
  });

  it.each([160, 288, PHONE, 460, DESK, 1100])('is sound at a width of %s', (width) => {
    expectSound(drawnAt(entry, width));
  });

  it('says in words and in numbers what it shows', () => {
    const { words, table } = entry.still;
    expect(words.split(' ').length).toBeGreaterThan(3);
    const { columns, rows } = table();
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});
