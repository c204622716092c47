/** The models of a slot's poster. */
import type { KeptFile } from '../keptModel.ts';

export const POSTER_FILES = 'src/site/trained/posters';

export interface PosterFile extends KeptFile {
  readonly figure: string;
  /** What was trained; a slot whose query is another needs other models. */
  readonly query: string;
}
