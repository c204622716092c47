/** What the figure claims of both trainings together; shares of seeds are checked in `tests/figures/compare/compare.long.test.ts`. */
import { cleanModel } from '../../charts/view.ts';
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import type { Moment } from '../learning/recording.ts';
import type { CompareSettings } from './settings.ts';

export interface CompareClaim {
  readonly text: string;
  /** The least share of seeds for which it must hold. */
  readonly share: number;
  readonly isMade: (settings: CompareSettings) => boolean;
  /** @param first the last moment of the first network @param second that of the second */
  readonly holds: (first: Moment, second: Moment) => boolean;
}

const isFiveInTwo = ({ n, I }: CompareSettings) => n === 5 && I === 0.9;

function represented({ model }: Moment): number {
  return arrangementOf(cleanModel(model)).represented;
}

export const RELU_KEEPS_MORE: CompareClaim = {
  text: 'Without the ReLU two features are kept, with it four or five, and the loss is less than half.',
  share: 0.9,
  isMade: (settings) =>
    isFiveInTwo(settings) && settings.act === 'linear' && settings.act2 === 'relu' && settings.S === 0.9 && settings.S2 === 0.9,
  holds: (linear, relu) => represented(linear) === 2 && represented(relu) >= 4 && relu.loss < 0.5 * linear.loss,
};

export const SPARSER_MAKES_PENTAGON: CompareClaim = {
  text: 'From the same start two pairs of opposites at S = 0.8, a pentagon at S = 0.9.',
  share: 0.5,
  isMade: (settings) =>
    isFiveInTwo(settings) && settings.act === 'relu' && settings.act2 === 'relu' && settings.S === 0.8 && settings.S2 === 0.9,
  holds: (pairs, pentagon) => nameOf(pairs) === 'two pairs of opposites' && nameOf(pentagon) === 'one pentagon',
};

function nameOf({ model }: Moment): string {
  return arrangementOf(cleanModel(model)).name;
}

export const CLAIMS = [RELU_KEEPS_MORE, SPARSER_MAKES_PENTAGON] as const;
