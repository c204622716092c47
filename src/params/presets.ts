/** Configurations of the paper's figures, each with what to expect of it. A preset leaves seed, engine, speed and names as they are. */

import type { Params } from './params.ts';
import { INITIAL_PARAMS } from './paramValues.ts';

export interface Preset {
  /** Part of an address: it never changes. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what a trained model looks like. */
  readonly expect: string;
  readonly params: Omit<Params, 'seed' | 'engine' | 'speed' | 'names'>;
}

const { seed, engine, speed, names, ...DEFAULTS } = INITIAL_PARAMS;

/** Converges in a fraction of the usual time. */
const FAST = { batch: 512, lr: 0.01, sched: 'cosine', steps: 5000 } as const;
/** The paper's model of computation in superposition. */
const ABSOLUTE = { hact: 'relu', tied: '0', target: 'abs', values: 'signed' } as const;

export const PRESETS: readonly Preset[] = [
  {
    id: 'dense',
    title: 'Two kept, three dropped',
    expect: 'With every feature always present, the two most important ones get a dimension each and the other three are dropped.',
    params: { ...DEFAULTS, S: 0 },
  },
  {
    id: 'pairs',
    title: 'Two pairs',
    expect: 'Four features fit into two dimensions as two pairs of opposites at right angles; the least important one is dropped.',
    params: { ...DEFAULTS, S: 0.8 },
  },
  {
    id: 'pentagon',
    title: 'Pentagon',
    expect: 'All five features are represented, as the corners of a pentagon.',
    params: { ...DEFAULTS, S: 0.9 },
  },
  {
    id: 'twenty',
    title: 'Twenty features in five dimensions',
    expect: 'Nine or ten of twenty features share five dimensions, most of them with an opposite.',
    params: { ...DEFAULTS, n: 20, m: 5, I: 0.7, S: 0.9 },
  },
  {
    id: 'eighty',
    title: 'Eighty features in twenty dimensions',
    expect: 'About thirty-two of eighty features share twenty dimensions; the most important ones keep a dimension of their own.',
    params: { ...DEFAULTS, n: 80, m: 20, I: 0.9, S: 0.9, k: 2 },
  },
  {
    id: 'privileged',
    title: 'Hidden units of one meaning',
    expect: 'With ReLU hidden units and dense data each unit means one of the five most important features; the others are dropped.',
    params: { ...DEFAULTS, n: 10, m: 5, I: 0.75, S: 0, hact: 'relu', ...FAST },
  },
  {
    id: 'absolute',
    title: 'Absolute value of three features',
    expect: 'Two ReLU units compute the absolute value of each feature, one for either sign; the loss goes to 0.',
    params: { ...DEFAULTS, ...ABSOLUTE, n: 3, m: 6, I: 1, S: 0.3, ...FAST },
  },
  {
    id: 'absolute-forty',
    title: 'Absolute value of a hundred features',
    expect: 'Eighteen to twenty of a hundred features, the most important ones, get two ReLU units each; the others are dropped.',
    params: { ...DEFAULTS, ...ABSOLUTE, n: 100, m: 40, I: 0.8, S: 0.7, k: 2, ...FAST, steps: 3000 },
  },
];

/** The preset with this configuration, whatever the seed, engine, speed and names. */
export function presetMatching(params: Params): Preset | undefined {
  const held = new Map<string, unknown>(Object.entries(params));
  return PRESETS.find((preset) => Object.entries(preset.params).every(([key, value]) => held.get(key) === value));
}

/** The path of the preset's own page, relative to the site's address. */
export function presetPlace({ id }: Pick<Preset, 'id'>): string {
  return `p/${id}/`;
}
