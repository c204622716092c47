/** The words of the staircase, measured in the page's own font: none touches another, covers the loss curve, or leaves the drawing. */
import '../../../src/figure/styles/page.css';
import { beforeAll, expect, it } from 'vitest';
import { INITIAL_CAMERA } from '../../../src/charts/camera.ts';
import { patchSvg } from '../../../src/charts/svg.ts';
import { drawLearning } from '../../../src/figures/learning/draw.ts';
import { learningHeight, learningLayout } from '../../../src/figures/learning/layout.ts';
import type { Moment } from '../../../src/figures/learning/recording.ts';
import { LEARNING, type LearningSettings } from '../../../src/figures/learning/settings.ts';
import { recorded } from './recorded.ts';

/** Of drawings in windows that are 320, 390, 768 and 1280 pixels wide, and of the largest. */
const WIDTHS = [288, 358, 700, 736, 1000, 1100];

const staircase = (changed: Partial<LearningSettings>): LearningSettings => ({
  ...{ ...LEARNING.initial, parts: '------', m: 2, one: true, steps: 3000 },
  ...changed,
});

/** They rest on different lines; of eight features only the lines they rest on are labelled. */
const RUNS = [
  ['six features', { seed: 3 }],
  ['another seed', { seed: 0 }],
  ['a third', { seed: 1 }],
  ['five features', { seed: 2, parts: '-----' }],
  ['eight features', { seed: 4, parts: '--------' }],
] as const;
/** Near the start, in the middle, at the end. */
const SHOWN = [60, 1400, 3000];

beforeAll(async () => {
  expect(await document.fonts.load('10px Inter')).not.toEqual([]);
});

/** Drawn into the page. */
function drawn(settings: LearningSettings, moments: readonly Moment[], width: number) {
  const input = { settings, moments, camera: INITIAL_CAMERA };
  const layout = learningLayout(input, { width, height: learningHeight(width, input) });
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.style.fontFamily = 'Inter';
  document.body.replaceChildren(svg);
  patchSvg(svg, drawLearning(layout, 'staircase'));
  return { layout, svg, texts: [...svg.querySelectorAll('text')].map((text) => ({ words: text.textContent, box: text.getBBox() })) };
}

type Box = Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>;

/** Letters fill less than the height of their line. */
const SLACK = 1.5;

function touch(one: Box, other: Box): boolean {
  const isBeside = one.x + one.width <= other.x || other.x + other.width <= one.x;
  return !isBeside && one.y + one.height - SLACK > other.y && other.y + other.height - SLACK > one.y;
}

function isInside(point: DOMPoint, { x, y, width, height }: Box): boolean {
  return point.x > x && point.x < x + width && point.y > y && point.y < y + height;
}

interface Text {
  readonly words: string;
  readonly box: Box;
}

function expectApart(texts: readonly Text[], width: number, place: string): void {
  for (const [at, { words, box }] of texts.entries()) {
    expect(box.x, `${words} ${place}`).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width, `${words} ${place}`).toBeLessThanOrEqual(width);
    const touched = texts.slice(at + 1).filter((other) => touch(box, other.box));
    expect(touched, `${words} ${place}`).toEqual([]);
  }
}

function expectOff(texts: readonly Text[], curve: SVGPathElement | null, place: string): void {
  const length = curve?.getTotalLength() ?? 0;
  expect(length).toBeGreaterThan(100);
  for (let along = 0; along < length; along += 2) {
    const point = curve?.getPointAtLength(along) ?? new DOMPoint();
    const covering = texts.filter(({ box }) => isInside(point, box)).map(({ words }) => words);
    expect(covering, place).toEqual([]);
  }
}

it.each(RUNS)('keeps the words of %s apart, inside the drawing and off the curve', async (_, changed) => {
  const settings = staircase(changed);
  const moments = await recorded(settings);
  for (const width of WIDTHS)
    for (const t of SHOWN) {
      const { layout, svg, texts } = drawn({ ...settings, t }, moments, width);
      const place = `at a width of ${width} and step ${t}`;
      expectApart(texts, width, place);
      expectOff(texts, svg.querySelector<SVGPathElement>('path[stroke="var(--ink)"]'), place);
      const rests = layout.loss.levels.filter(({ isRest }) => isRest);
      expect(rests.length).toBeGreaterThan(0);
      for (const { label } of rests) expect(label).not.toBeNull();
    }
});
