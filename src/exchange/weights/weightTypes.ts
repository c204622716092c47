/** What an import takes and gives. Types only, and without those of browsers: scripts see them. */
import type { TrainingOptions } from '../../model/config/config.ts';
import type { RunWeights, Shape } from '../../model/network/parameters.ts';

/** Weights of all instances of a run. A `Snapshot` is one. */
export interface ModelWeights extends Shape, RunWeights {
  /** How many models, from 1 to 65 536. */
  readonly nInstances: number;
}

/** A `File` or `Blob` is one. */
export interface FileLike {
  /** In bytes. */
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A file, its bytes, or JSON as text. */
export type WeightsSource = FileLike | ArrayBuffer | Uint8Array | string;

/** Which index of W comes first, after that of the instances. */
export type WeightLayout = 'feature-hidden' | 'hidden-feature';

/** How a file is read. */
export interface ImportOptions {
  /** Needed where the file does not say it. */
  readonly layout?: WeightLayout;
}

/** What a file held. */
export interface ImportedWeights extends ModelWeights {
  /** What the model was trained with; null where the file does not say. */
  readonly configuration: TrainingOptions | null;
}
