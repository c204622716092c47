/**
 * The address of a configuration, a figure or a moment, and back. Reading never throws: it clamps, ignores what it does not know,
 * and names each problem in words. Writing is canonical: one address for one meaning. The grammar: `link.ts`.
 */

import { changesUntil } from '../experiment/liveChanges.ts';
import { RANGES } from '../model/config/config.ts';
import { problem } from '../model/config/problem.ts';
import { fitParams } from '../params/fitParams.ts';
import { shortestNumber } from '../params/format.ts';
import { PARAM_ROWS, type Params } from '../params/params.ts';
import { asParams, INITIAL_PARAMS } from '../params/paramValues.ts';
import { readChanges, writeChanges } from './changesText.ts';
import { LINK_VERSION, type Link, type Moment, type ParsedLink, type Presentation, type Route } from './link.ts';
import { collect, entriesOf, type LinkEntries } from './linkEntries.ts';
import { LinkReader } from './linkReader.ts';

export interface ReadOptions {
  /** Ids of the figures there are; where left out, anything that looks like one is taken. */
  readonly figures?: readonly string[];
  /** What the keys of an address are changes of: a figure's preset. The table's defaults where left out. */
  readonly presetOf?: (fig: string | undefined) => Params;
  /** Whether a figure reads its settings itself, and knows better what may be wrong with them. None does where left out. */
  readonly readsItself?: (fig: string) => boolean;
}

/** The defaults, with what a query sets of them. */
export function paramsOf(query: string): Params {
  return { ...INITIAL_PARAMS, ...parsePermalink(query).params };
}

/** @param search an address's query, with or without its question mark */
export function parsePermalink(search: string, options: ReadOptions = {}): ParsedLink {
  return parseEntries(entriesOf(search), options);
}

/** The same for an element's attributes. */
export function parseAttributes(attributes: Iterable<readonly [string, string]>, options: ReadOptions = {}): ParsedLink {
  return parseEntries(collect(attributes), options);
}

function parseEntries(entries: LinkEntries, options: ReadOptions): ParsedLink {
  const { figures, presetOf = () => INITIAL_PARAMS, readsItself = () => false } = options;
  const reader = new LinkReader(entries);
  readVersion(reader);
  const fig = readFigure(reader, figures);
  const embed = readEmbed(reader, fig);
  const settings = fig !== undefined && readsItself(fig) ? new LinkReader({ ...entries, problems: [] }) : reader;
  const { given, whole } = readParams(settings, presetOf(fig));
  const moment = readMoment(settings, whole);
  const presentation = readPresentation(reader);
  const link = { ...(fig === undefined ? {} : { fig }), ...(embed ? { embed } : {}) };
  return { ...link, route: routeOf(reader, fig, embed), params: given, moment, presentation, problems: reader.problems };
}

function readVersion(reader: LinkReader): void {
  const version = reader.text('v');
  if (version !== undefined && version !== String(LINK_VERSION)) {
    reader.report(problem('v', version, `${LINK_VERSION}, as which the address was read`));
  }
}

const FIGURE_ID = /^[a-z][a-z0-9-]{0,39}$/;

function readFigure(reader: LinkReader, figures: readonly string[] | undefined): string | undefined {
  if (figures) return reader.choice('fig', figures);
  const fig = reader.text('fig')?.toLowerCase();
  if (fig === undefined || FIGURE_ID.test(fig)) return fig;
  reader.report(problem('fig', fig, 'the name of a figure'));
  return undefined;
}

function readEmbed(reader: LinkReader, fig: string | undefined): boolean {
  const embed = reader.flag('embed') ?? false;
  if (embed && !reader.has('fig')) reader.report(problem('embed', 1, 'used together with fig, the figure to show'));
  return embed && fig !== undefined;
}

function readParams(reader: LinkReader, preset: Params): { readonly given: Partial<Params>; readonly whole: Params } {
  const read = PARAM_ROWS.flatMap(({ key }) => {
    const value = reader.param(key);
    return value === null ? [] : [[key, value] as const];
  });
  const { params, problems } = fitParams(asParams({ ...preset, ...Object.fromEntries(read) }));
  reader.report(...problems);
  const isGiven = (key: string) => read.some(([readKey]) => readKey === key) || problems.some(({ field }) => field === key);
  const given: Partial<Params> = Object.fromEntries(Object.entries(params).filter(([key]) => isGiven(key)));
  return { given, whole: params };
}

function readMoment(reader: LinkReader, params: Params): Moment {
  const t = reader.whole('t', RANGES.steps.max);
  const { changes, problems } = readChanges(reader.text('ch') ?? '');
  reader.report(...problems);
  const reached = changesUntil(changes, t ?? 0);
  if (reached.length < changes.length) {
    reader.report(problem('ch', reader.text('ch'), 'used together with t, and made of changes up to step t'));
  }
  return {
    ...defined({ t, f: reader.whole('f', params.n - 1), instance: reader.whole('inst', params.k - 1), camera: reader.camera('cam') }),
    changes: reached,
  };
}

function readPresentation(reader: LinkReader): Presentation {
  return defined({
    theme: reader.choice('theme', ['auto', 'light', 'dark']),
    ui: reader.choice('ui', ['full', 'min', 'none']),
    autoplay: reader.flag('autoplay'),
  });
}

/** Without the keys that have no value. */
function defined<Value extends object>(value: Value): Partial<Value> {
  const known: Partial<Value> = { ...value };
  for (const key in known) if (known[key] === undefined) delete known[key];
  return known;
}

const LAB_KEYS: readonly string[] = [...PARAM_ROWS.map(({ key }) => key), 't', 'ch', 'f', 'inst', 'cam'];

/** A lab whose configuration is the default has `v` alone. */
function routeOf(reader: LinkReader, fig: string | undefined, embed: boolean): Route {
  if (fig !== undefined) return embed ? 'embed' : 'figure';
  const isLab = LAB_KEYS.some((key) => reader.has(key)) || (reader.has('v') && !reader.has('fig'));
  return isLab ? 'lab' : 'article';
}

/** What to write; parameters left out are the preset's. */
export type LinkToWrite = Omit<Link, 'moment' | 'presentation'> & Partial<Pick<Link, 'moment' | 'presentation'>>;

/** @param preset what the link is written as a change of; the same must be read with @returns "?v=1&…" */
export function writePermalink(link: LinkToWrite, preset: Params = INITIAL_PARAMS): string {
  const { fig, embed, params, moment = { changes: [] }, presentation = {} } = link;
  const pairs = [
    ['v', LINK_VERSION],
    ['fig', fig],
    ['embed', embed && fig !== undefined ? 1 : undefined],
    ...PARAM_ROWS.map(({ key }) => [key, params[key] === preset[key] ? undefined : params[key]] as const),
    ...momentPairs(moment),
    ['theme', presentation.theme],
    ['ui', presentation.ui],
    ['autoplay', presentation.autoplay === undefined ? undefined : Number(presentation.autoplay)],
  ] as const;
  return `?${pairs.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${writeValue(value)}`])).join('&')}`;
}

function momentPairs({ t, changes, f, instance, camera }: Moment): readonly (readonly [string, number | string | undefined])[] {
  const reached = changesUntil(changes, t ?? 0);
  return [
    ['t', t],
    ['ch', reached.length > 0 ? writeChanges(reached) : undefined],
    ['f', f],
    ['inst', instance],
    ['cam', camera?.map((angle) => shortestNumber(Number(angle.toFixed(1)))).join('_')],
  ];
}

function writeValue(value: number | string): string {
  return typeof value === 'number' ? shortestNumber(value) : encodeURIComponent(value);
}
