/** Configurations of the paper's figures, each with what to expect of it. A preset leaves seed, engine and speed as they are. */

import type { Params } from './params.ts';
import { INITIAL_PARAMS } from './paramValues.ts';

export interface Preset {
  /** Part of an address: it never changes. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what a trained model looks like. */
  readonly expect: string;
  readonly params: Omit<Params, 'seed' | 'engine' | 'speed'>;
}

const { seed: _, engine: __, speed: ___, ...DEFAULTS } = INITIAL_PARAMS;

export const PRESETS: readonly Preset[] = [
  {
    id: 'dense',
    title: 'n = 5, m = 2, dense',
    expect: 'With every feature always present, the two most important ones get a dimension each and the other three are dropped.',
    params: { ...DEFAULTS, S: 0 },
  },
  {
    id: 'pairs',
    title: 'n = 5, m = 2, S = 0.8',
    expect: 'Four features fit into two dimensions as two pairs of opposites at right angles; the least important one is dropped.',
    params: { ...DEFAULTS, S: 0.8 },
  },
  {
    id: 'pentagon',
    title: 'n = 5, m = 2, S = 0.9',
    expect: 'All five features are represented, as the corners of a pentagon.',
    params: { ...DEFAULTS, S: 0.9 },
  },
  {
    id: 'twenty',
    title: 'n = 20, m = 5',
    expect: 'Nine or ten of twenty features share five dimensions, most of them with an opposite.',
    params: { ...DEFAULTS, n: 20, m: 5, I: 0.7, S: 0.9 },
  },
  {
    id: 'eighty',
    title: 'n = 80, m = 20',
    expect: 'About thirty-two of eighty features share twenty dimensions; the most important ones keep a dimension of their own.',
    params: { ...DEFAULTS, n: 80, m: 20, I: 0.9, S: 0.9, k: 2 },
  },
];

/** The preset with this configuration, whatever the seed, engine and speed. */
export function presetMatching(params: Params): Preset | undefined {
  const held = new Map<string, unknown>(Object.entries(params));
  return PRESETS.find((preset) => Object.entries(preset.params).every(([key, value]) => held.get(key) === value));
}

/** The path of the preset's own page, relative to the site's address. */
export function presetPlace({ id }: Pick<Preset, 'id'>): string {
  return `p/${id}/`;
}
