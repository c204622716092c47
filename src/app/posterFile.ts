/** The models of a slot's poster. */
import type { KeptFile } from '../figures/keptModel.ts';

export const POSTER_FILES = 'tests/fixtures/posters';

export interface PosterFile extends KeptFile {
  readonly figure: string;
  /** What was trained; a slot whose query is another needs other models. */
  readonly query: string;
}
