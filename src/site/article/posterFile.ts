/** The models of a slot's poster. */
import type { KeptFile } from '../keptModel.ts';

const POSTER_FILES = 'src/site/trained/posters';

/** The folder of a figure's poster files, one for each of its slots. */
export function posterFolder(figure: string): string {
  return `${POSTER_FILES}/${figure}`;
}

export interface PosterFile extends KeptFile {
  readonly figure: string;
  /** The query the models were trained for; a slot with another query needs other models. */
  readonly query: string;
}
