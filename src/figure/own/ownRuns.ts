/** What a figure that trains models of its own has in place of an experiment. Types only. */
import type { FigureTrainer } from '../../training/figureTrainer.ts';
import type { RunStatus } from '../../training/runStatus.ts';

export interface OwnState {
  /** Steps of one run, or of all together, as the figure chooses. */
  readonly step: number;
  readonly status: RunStatus;
  /** All planned steps are taken. */
  readonly isDone: boolean;
  /** Why it failed, in a sentence; null while all is well. */
  readonly problem: string | null;
}

export interface OwnRuns<State extends OwnState = OwnState> {
  /** The same object until something changes. */
  readonly state: () => State;
  readonly subscribe: (changed: () => void) => () => void;
  /** Begins, or goes on. */
  readonly play: () => void;
  readonly pause: () => void;
  readonly step: (steps?: number) => void;
  /** From the beginning. */
  readonly restart: () => void;
  dispose(): void;
}

/** Starts the runs, and describes their failures. */
export type OwnTrainer = Pick<FigureTrainer, 'open' | 'describeFailure' | 'capacity'>;
