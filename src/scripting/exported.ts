/** A script's trained model as a file. */
import { type FileContent, MODEL_FILES, type ModelFileName } from '../exchange/modelFiles.ts';
import { savedModel } from '../exchange/weights/savedModel.ts';
import type { TrainingConfig } from '../model/config/config.ts';
import { ConfigError, problem } from '../model/config/problem.ts';
import type { Snapshot } from '../model/network/parameters.ts';

export type ExportFormat = ModelFileName;

export interface ExportSettings {
  readonly format: ExportFormat;
  /** An address that shows the same model, kept in the file. */
  readonly permalink?: string;
}

/** @throws ConfigError where there is no such format */
export async function exported(
  snapshot: Snapshot,
  config: TrainingConfig,
  { format, permalink = '' }: ExportSettings,
): Promise<FileContent> {
  if (!(format in MODEL_FILES)) throw new ConfigError([problem('format', format, `one of ${Object.keys(MODEL_FILES).join(', ')}`)]);
  return MODEL_FILES[format].write(savedModel(snapshot, config, permalink));
}
