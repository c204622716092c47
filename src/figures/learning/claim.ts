/** What the figure claims of a whole training; shares of seeds are checked in `tests/figures/learning/learning.long.test.ts`. */
import { arrangementOf } from '../../model/geometry/arrangement.ts';
import { criticalPoints, type Rest, restsOf } from '../../model/theory/criticalPoints.ts';
import { tidied } from '../sets/partition.ts';
import type { Moment } from './recording.ts';
import type { LearningSettings } from './settings.ts';

export interface LearningClaim {
  readonly text: string;
  /** The least share of seeds for which it must hold. */
  readonly share: number;
  readonly isMade: (settings: LearningSettings) => boolean;
  readonly holds: (moments: readonly Moment[]) => boolean;
}

export const ENDS_AS_OCTAHEDRON: LearningClaim = {
  text: 'Two sets of three in three dimensions end as an octahedron.',
  share: 0.7,
  isMade: ({ parts, m, p, one }) => tidied(parts) === 'aaabbb' && m === 3 && p === 0.05 && !one,
  holds: (moments) => endOf(moments) === 'one octahedron',
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

/** Less is no step down: a rest counts within 2 % of its line, and so may the end. */
const STEP_DOWN = 1.05;

/** Near zero, where nothing is learned yet, every run rests: that says nothing. */
export const RESTS_ON_THE_WAY: LearningClaim = {
  text: 'On its way down the loss rests on one of the lines below the first for at least a tenth of the run, and then falls below it.',
  share: 0.9,
  isMade: ({ parts, m, one, steps }) => parts.length === 6 && m === 2 && one && steps >= 1500,
  holds: (moments) => {
    const end = moments.at(-1)?.loss ?? Number.NaN;
    return restsIn(moments).some(({ point }) => point.vertices > 0 && point.loss > STEP_DOWN * end);
  },
};

/** What training makes of a shape that lasts, and of one that does not. */
const LASTING = {
  digon: 'one pair of opposites',
  square: 'two pairs of opposites',
  pentagon: 'one pentagon',
  hexagon: 'one hexagon',
  tetrahedron: 'one tetrahedron',
  octahedron: 'one octahedron',
  'pentagonal bipyramid': 'one pentagonal bipyramid',
  'square antiprism': 'one square antiprism',
  icosahedron: 'one icosahedron',
} as const;
const PASSING = {
  triangle: 'one dedicated feature and one pair of opposites',
  'triangular bipyramid': 'one dedicated feature and two pairs of opposites',
  cube: 'one square antiprism',
} as const;

const ENDS = [
  ...Object.entries(LASTING).map(([shape, end]) => ({ shape, end, text: `The shape lasts: training ends as ${end}.` })),
  ...Object.entries(PASSING).map(([shape, end]) => ({ shape, end, text: `The shape does not last: training ends as ${end}.` })),
];

/** Of trainings from a shape, at one density and with little noise; heptagon and octagon end now as one thing, now as another. */
export const ENDS_OF_SHAPES: readonly LearningClaim[] = ENDS.map(({ shape, end, text }) => ({
  text,
  share: 0.9,
  isMade: (settings) => settings.shape === shape && settings.p === 0.1 && settings.noise <= 0.05 && settings.steps >= 4000,
  holds: (moments) => endOf(moments) === end,
}));

function endOf(moments: readonly Moment[]): string | null {
  const last = moments.at(-1);
  return last ? arrangementOf(last.model).name : null;
}

export const CLAIMS: readonly LearningClaim[] = [ENDS_AS_OCTAHEDRON, RESTS_ON_THE_WAY, ...ENDS_OF_SHAPES];
