/** What the figure claims of a whole training; shares of seeds are checked in `tests/figures/learning/learning.long.test.ts`. */
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { criticalPoints, type Rest, restsOf } from '../../model/theory/criticalPoints.ts';
import { tidied } from '../sets/partition.ts';
import type { Moment } from './recording.ts';
import type { LearningSettings } from './settings.ts';

export interface LearningClaim {
  readonly text: string;
  /** Of single seeds. */
  readonly share: number;
  readonly isMade: (settings: LearningSettings) => boolean;
  readonly holds: (moments: readonly Moment[]) => boolean;
}

export const ENDS_AS_OCTAHEDRON: LearningClaim = {
  text: 'Two sets of three in three dimensions end as an octahedron.',
  share: 0.7,
  isMade: ({ parts, m, p, one }) => tidied(parts) === 'aaabbb' && m === 3 && p === 0.05 && !one,
  holds: (moments) => {
    const last = moments.at(-1);
    return last !== undefined && arrangementOf(last.model).name === 'one octahedron';
  },
};

/** Where the loss of a training comes to rest on a tabulated value. */
export function restsIn(moments: readonly Moment[]): readonly Rest[] {
  const nFeatures = moments[0]?.model.nFeatures ?? 0;
  return restsOf(
    moments.map(({ step }) => step),
    moments.map(({ loss }) => loss),
    criticalPoints(nFeatures),
  );
}

export const RESTS_ON_THE_WAY: LearningClaim = {
  text: 'On its way down the loss rests on one of the lines for at least a tenth of the run.',
  share: 0.6,
  isMade: ({ parts, m, one }) => parts.length === 6 && m === 2 && one,
  holds: (moments) => restsIn(moments).some(({ to }) => to < (moments.at(-1)?.step ?? 0)),
};

export const CLAIMS = [ENDS_AS_OCTAHEDRON, RESTS_ON_THE_WAY] as const;
