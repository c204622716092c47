/** Weights from files and models as files, as scripts ask for them. What reads and writes is loaded with the first call. */
import type { ModelFileName } from '../exchange/modelFileName.ts';
import type { ImportedWeights, ImportOptions, WeightsSource } from '../exchange/weights/weightTypes.ts';
import { resolveConfig } from '../model/config/checkConfig.ts';
import type { Snapshot } from '../model/network/parameters.ts';
import { type TrainOptions, withStart } from './runs/from.ts';

export type { ImportedWeights, ImportOptions } from '../exchange/weights/weightTypes.ts';
/** The kinds of files a model can be saved as. */
export type ExportFormat = ModelFileName;

/** How a model is saved. */
export interface ExportSettings {
  /** Text for `json`, `csv`, `history`, `python` and `notebook`; bytes for the others. */
  readonly format: ExportFormat;
  /** An address that shows the same model, kept in the file. */
  readonly permalink?: string;
}

/**
 * Weights from a file of this project or of another: JSON, `.npy`, `.npz`, `.safetensors`, or a zipped model card. `layout` is needed
 * where nothing says whether W is [feature, hidden] or [hidden, feature]. What is not a model rejects with a FileError.
 *
 *     const weights = await importWeights(file);
 *     for await (const { step, loss } of train({ from: weights, sparsity: 0.9 })) console.log(step, loss[0]);
 */
export async function importWeights(source: WeightsSource, options: ImportOptions = {}): Promise<ImportedWeights> {
  const code = await import('../exchange/weights/importWeights.ts');
  return code.importWeights(source, options);
}

/**
 * A trained model as a file: text or bytes. `options` are those it was trained with. A bad configuration or format rejects with a ConfigError.
 *
 *     const file = await exportModel(await run.finished, options, { format: 'safetensors' });
 */
export async function exportModel(
  snapshot: Snapshot,
  options: TrainOptions,
  { format, permalink = '' }: ExportSettings,
): Promise<string | Uint8Array> {
  const config = resolveConfig(withStart(options));
  const code = await import('./exported.ts');
  return code.exported({ snapshot, config, format, permalink });
}
