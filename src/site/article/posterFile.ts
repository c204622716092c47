/** The models of a slot's poster. */
import type { KeptFile } from '../keptModel.ts';

export const POSTER_FILES = 'src/site/trained/posters';

export interface PosterFile extends KeptFile {
  readonly figure: string;
  /** The query the models were trained for; a slot with another query needs other models. */
  readonly query: string;
}
