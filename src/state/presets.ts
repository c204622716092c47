/** Configurations of the paper to start from, each with what to expect of it. */
import type { Params } from './params.ts';

export interface Preset {
  readonly id: string;
  readonly title: string;
  /** One sentence. */
  readonly expect: string;
  readonly params: Partial<Params>;
}

const FIVE_IN_TWO: Partial<Params> = { n: 5, m: 2, I: 0.9, r: 1, sets: 'none', act: 'relu' };

export const PRESETS: readonly Preset[] = [
  { id: 'dense', title: 'n=5, S=0', expect: 'Dense: the two most important features at a right angle, three at zero.', params: { ...FIVE_IN_TWO, S: 0 } },
  { id: 'digons', title: 'n=5, S=0.8', expect: 'Four features in two antipodal pairs at a right angle, the least important near zero.', params: { ...FIVE_IN_TWO, S: 0.8 } },
  { id: 'pentagon', title: 'n=5, S=0.9', expect: 'All five features form a pentagon, longer than 1 and with negative biases.', params: { ...FIVE_IN_TWO, S: 0.9 } },
  { id: 'twenty', title: 'n=20, m=5', expect: 'About nine of twenty features represented, most of them in antipodal pairs.', params: { n: 20, m: 5, S: 0.9, I: 0.7, r: 1, sets: 'none', act: 'relu' } },
  { id: 'eighty', title: 'n=80, m=20', expect: 'The same on a larger scale: about thirty of eighty features represented.', params: { n: 80, m: 20, S: 0.9, I: 0.9, r: 1, sets: 'none', act: 'relu' } },
];
