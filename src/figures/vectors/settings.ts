/** What the figure can be set to. */
import { schemaOf } from '../../address/schema.ts';
import { numberField } from '../../params/field.ts';

export interface VectorsSettings {
  /** Arrows: two or three. */
  readonly n: number;
}

export const VECTORS = schemaOf<VectorsSettings>({ n: 3 }, { n: numberField({ min: 2, max: 3, integer: true }) });
