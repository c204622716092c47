/**
 * Reads addresses, and attributes alike: where they lead, then the settings by the schema of the figure that is meant. Never throws: it
 * clamps, ignores what it does not know, and reports each problem in a sentence. The grammar: `link.ts`.
 */

import { changesUntil } from '../experiment/liveChanges.ts';
import { RANGES } from '../model/config/config.ts';
import { type Problem, problem } from '../model/config/problem.ts';
import { type Field, flagField, numberField, wordField } from '../params/field.ts';
import { readNumber, shortestNumber } from '../params/numberText.ts';
import type { Params } from '../params/params.ts';
import { INITIAL_PARAMS } from '../params/paramValues.ts';
import { readChanges, writeChanges } from './changesText.ts';
import { CONFIGURATION } from './configuration.ts';
import type { Entries } from './entries.ts';
import { LINK_VERSION, type Moment, type ParsedLink, type Presentation, type Route } from './link.ts';
import type { Schema } from './schema.ts';
import { SettingsReader } from './settingsReader.ts';

/** An address whose settings are still to be read, by the schema of its figure. */
export interface Address {
  readonly reader: SettingsReader;
  readonly route: Route;
  /** The figure, where one of that name exists. */
  readonly fig: string | undefined;
  readonly presentation: Presentation;
}

const MOMENT_KEYS = ['t', 'ch', 'f', 'inst', 'cam'];
const PAGE_KEYS = ['v', 'pin', 'goal', 'fig', 'embed', 'theme', 'ui', 'autoplay', 'paused', 'caption', 'ask'];
const KNOWN_KEYS: readonly string[] = [...CONFIGURATION.keys, ...MOMENT_KEYS, ...PAGE_KEYS];

/** Used in place of values that cannot be read. */
const USUAL: readonly (readonly [string, string])[] = [
  ['v', String(LINK_VERSION)],
  ['fig', 'no figure'],
  ['embed', '0'],
  ['t', 'no step'],
  ['f', 'no feature'],
  ['inst', 'the best'],
  ['cam', 'the usual view'],
  ['theme', 'auto'],
  ['ui', 'full'],
  ['autoplay', '1'],
  ['paused', '0'],
  ['caption', '0'],
];

/** @param figures the ids that exist; where left out, anything that looks like an id is accepted */
export function openAddress(entries: Entries, figures?: readonly string[]): Address {
  const reader = new SettingsReader(entries);
  const isLab = [...CONFIGURATION.keys, ...MOMENT_KEYS].some((key) => reader.has(key)) || (reader.has('v') && !reader.has('fig'));
  reader.read('v', wordField([String(LINK_VERSION)]));
  const names = reader.has('fig');
  const fig = reader.read('fig', figures ? wordField(figures) : FIGURE_NAME);
  const embed = reader.read('embed', flagField('embed')) ?? false;
  if (embed && !names) reader.report(problem('embed', 1, 'used together with fig, the figure to show', 'the article'));
  const address = { reader, fig, presentation: readPresentation(reader) };
  if (fig === undefined) return { ...address, route: isLab ? 'lab' : 'article' };
  return { ...address, route: embed ? 'embed' : 'figure' };
}

const FIGURE_NAME: Field<string> = {
  expected: 'the name of a figure',
  parse: (given) => {
    const value = String(given).toLowerCase();
    return /^[a-z][a-z0-9-]{0,39}$/.test(value) ? { value, isExact: true } : null;
  },
  write: String,
};

/** @param before gives the values of keys left out; it may depend on the keys given */
export function readSettings<Settings extends object, Given extends object>(
  { reader }: Address,
  { parse, complete }: Schema<Settings, Given>,
  before: (given: Given) => Settings,
): Settings {
  const given = parse(reader);
  const { settings, problems } = complete(given, before(given));
  reader.report(...problems);
  return settings;
}

/** @param params of the experiment the address describes */
export function readMoment({ reader }: Address, params: Params): Moment {
  const whole = (key: string, max: number) => reader.read(key, numberField({ min: 0, max, integer: true }));
  const t = whole('t', RANGES.steps.max);
  const { changes, problems } = readChanges(reader.take('ch') ?? '');
  reader.report(...problems);
  const reached = changesUntil(changes, t ?? 0);
  const lost = changes.slice(reached.length);
  if (lost.length > 0) {
    reader.report(problem('ch', writeChanges(lost), 'used together with t, and made of changes up to step t', 'none of these changes'));
  }
  return {
    ...defined({ t, f: whole('f', params.n - 1), instance: whole('inst', params.k - 1), camera: reader.read('cam', CAMERA) }),
    changes: reached,
  };
}

/** Two angles in degrees, `30_-12.5`; the first wraps round, and the second is clamped so that up stays up. */
export const CAMERA: Field<readonly [number, number]> = {
  expected: 'two angles in degrees, the second from -90 to 90, as in 30_-12',
  parse: (given) => {
    const [yaw = Number.NaN, pitch = Number.NaN, ...more] = String(given)
      .split('_')
      .map((angle) => readNumber(angle, { unit: '°' }));
    const isView = Number.isFinite(yaw) && Math.abs(pitch) <= 90 && more.length === 0;
    return isView ? { value: [yaw - 360 * Math.round(yaw / 360) + 0, pitch + 0], isExact: true } : null;
  },
  write: (camera) => camera.map((angle) => shortestNumber(Number(angle.toFixed(1)))).join('_'),
};

function readPresentation(reader: SettingsReader): Presentation {
  const autoplay = reader.read('autoplay', flagField('autoplay'));
  const paused = reader.read('paused', flagField('paused'));
  return defined({
    theme: reader.read('theme', wordField(['auto', 'light', 'dark'])),
    ui: reader.read('ui', wordField(['full', 'min', 'none'])),
    autoplay: paused ? false : (autoplay ?? (paused === undefined ? undefined : true)),
    caption: reader.read('caption', flagField('caption')),
    ask: reader.take('ask'),
  });
}

/** Reports values that could not be used as given, and unknown keys. Call it last. */
export function problemsOf<Settings extends object, Given extends object>(
  { reader }: Address,
  { keys, write }: Schema<Settings, Given>,
  settings: Settings,
): readonly Problem[] {
  return reader.finish([...keys, ...KNOWN_KEYS], new Map([...USUAL, ...write(settings, true)]));
}

/** An address of the lab or of an experiment. @param before gives the values of keys left out */
export function parseConfiguration(address: Address, before: Params = INITIAL_PARAMS): ParsedLink {
  const { fig, route, presentation } = address;
  const params = readSettings(address, CONFIGURATION, () => before);
  const moment = readMoment(address, params);
  const pin = address.reader.take('pin');
  const goal = address.reader.take('goal');
  const problems = problemsOf(address, CONFIGURATION, params);
  return { ...defined({ fig, pin, goal, embed: route === 'embed' || undefined }), route, params, moment, presentation, problems };
}

/** Without the keys that have no value. */
function defined<Value extends object>(value: Value): Partial<Value> {
  const known: Partial<Value> = { ...value };
  for (const key in known) if (known[key] === undefined) delete known[key];
  return known;
}
