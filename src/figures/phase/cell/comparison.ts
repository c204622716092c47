/** Compares one cell with the closed forms of its shape: the loss of each there, and the trained model's. Pure. */
import { formatNumber } from '../../../charts/format.ts';
import type { PhaseFamily } from '../../../model/theory/theory.ts';
import { rankedConfigurations } from '../../../model/theory/theory.ts';
import type { Params } from '../../../params/params.ts';

export interface ComparedForm {
  readonly name: string;
  readonly description: string;
  readonly loss: number;
  /** Trained loss relative to this one, minus 1: −0.02 where training did 2 % better. */
  readonly excess: number;
}

/** Sorted by loss. @param loss of the trained model, a mean over features @param params of its cell */
export function compareWithForms(family: PhaseFamily, loss: number, { S, r }: Pick<Params, 'S' | 'r'>): readonly ComparedForm[] {
  return rankedConfigurations(family, 1 - S, r).map(({ configuration: { name, description }, loss: formLoss }) => {
    return { name, description, loss: formLoss, excess: loss / formLoss - 1 };
  });
}

/** Larger differences are written as a factor. */
const TIMES = 1;

/** "trained model 3 % above", "1.2 % below", "the same", "4.1× as high". */
export function excessWords(excess: number): string {
  if (!Number.isFinite(excess)) return '–';
  if (excess > TIMES) return `${formatNumber(excess + 1, 2)}× as high`;
  const percent = Math.abs(100 * excess);
  if (percent < 0.05) return 'the same';
  return `${formatNumber(percent, 2)}\u202f% ${excess > 0 ? 'higher' : 'lower'}`;
}
