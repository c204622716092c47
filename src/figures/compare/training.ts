/** What is trained, at which steps it is looked at, and where the lab shows the same. */
import { type LinkToWrite, writePermalink } from '../../address/permalink.ts';
import { writePin } from '../../address/pinText.ts';
import type { TrainingOptions } from '../../model/config/config.ts';
import { type CompareSettings, type Side, sidesOf } from './settings.ts';

/** Moments of a recording. */
const FRAMES = 200;

export function trainingsOf(settings: CompareSettings): readonly TrainingOptions[] {
  const { n, I, seed, steps } = settings;
  return sidesOf(settings).map(({ S, act }) => ({
    ...{ nFeatures: n, nHidden: 2, importanceDecay: I, seed, steps },
    ...{ sparsity: S, activation: act },
  }));
}

/** Steps from one moment to the next. */
export function frameSteps({ steps }: Pick<CompareSettings, 'steps'>): number {
  return Math.max(1, Math.round(steps / FRAMES));
}

/** The address of the lab with the second network, and the first pinned to compare it with. */
export function labAddress(settings: CompareSettings, step: number): string {
  const [first, second] = sidesOf(settings).map((side) => linkTo(settings, side, step));
  return writePermalink({ ...second, ...(first && { pin: writePin(first) }) });
}

function linkTo({ n, I, seed, steps }: CompareSettings, { S, act }: Side, step: number): LinkToWrite {
  return { params: { n, m: 2, S, I, act, seed, steps, k: 1 }, moment: { t: step, changes: [] } };
}
