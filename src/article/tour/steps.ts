/** The steps of the tour of a figure of arrows: each asks for something that the reader does, and says afterwards what came of it. */
import type { ExperimentState } from '../../experiment/experiment.ts';

export interface TourStep {
  readonly ask: string;
  readonly isDone: (state: Pick<ExperimentState, 'status' | 'selectedFeature' | 'params'>) => boolean;
  /** What the reader sees now, and why. */
  readonly seen: string;
}

const LOW = 0.3;
const HIGH = 0.85;

export const TOUR: readonly TourStep[] = [
  {
    ask: 'Press play.',
    isDone: ({ status }) => status !== 'poster',
    seen: 'The network trains: after each batch of examples its arrows move to where they lose less.',
  },
  {
    ask: 'Choose an arrow: point at it, tap it, or press an arrow key while the drawing has the focus.',
    isDone: ({ selectedFeature }) => selectedFeature !== null,
    seen: 'This arrow is where the network keeps that feature. Features whose arrows point the same way disturb one another.',
  },
  {
    ask: `Move the sparsity slider to the left, to ${LOW} or less.`,
    isDone: ({ params }) => params.S <= LOW,
    seen: 'Now features are often present together, so sharing costs more than it brings: the less important ones lose their arrows.',
  },
  {
    ask: `Move it back to the right, to ${HIGH} or more.`,
    isDone: ({ params }) => params.S >= HIGH,
    seen: 'Rare features seldom meet. Sharing is cheap again, and the lost arrows come back.',
  },
];

/** The first step from `at` on that is still to be done; `TOUR.length` where none is. */
export function stepToDo(at: number, state: Parameters<TourStep['isDone']>[0]): number {
  const found = TOUR.findIndex(({ isDone }, step) => step >= at && !isDone(state));
  return found < 0 ? TOUR.length : found;
}
