/** Where training stands, as readers see it. */
import type { RunStatus } from '../training/runStatus.ts';

export const STATUS_WORDS: Readonly<Record<RunStatus, string>> = {
  poster: 'Not started',
  starting: 'Starting the engine',
  training: 'Training',
  paused: 'Paused',
  converged: 'Converged',
  failed: 'Stopped by an error',
};
