/** A script's trained model as a file. */
import { MODEL_FILE_NAMES, type ModelFileName } from '../exchange/modelFileName.ts';
import { type FileContent, MODEL_FILES } from '../exchange/modelFiles.ts';
import { savedModel } from '../exchange/weights/savedModel.ts';
import type { TrainingConfig } from '../model/config/config.ts';
import { ConfigError, problem } from '../model/config/problem.ts';
import type { Snapshot } from '../model/network/parameters.ts';

interface ExportedModel {
  readonly snapshot: Snapshot;
  readonly config: TrainingConfig;
  readonly format: ModelFileName;
  readonly permalink: string;
}

/** @throws ConfigError where there is no such format */
export async function exported({ snapshot, config, format, permalink }: ExportedModel): Promise<FileContent> {
  if (!MODEL_FILE_NAMES.includes(format)) throw new ConfigError([problem('format', format, `one of ${MODEL_FILE_NAMES.join(', ')}`)]);
  return MODEL_FILES[format].write(savedModel(snapshot, config, permalink));
}
