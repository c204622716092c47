/** The unit of headless work: a numbered configuration with all its models, and the name its results are kept under. */
import { createHash } from 'node:crypto';
import type { TrainingConfig, TrainingOptions } from '../model/config/config.ts';
import type { EngineName } from '../model/network/parameters.ts';

export interface Cell {
  /** Its index in the list, from 0. */
  readonly number: number;
  /** As its author wrote it, without seeds. */
  readonly options: TrainingOptions;
  /** Checked and complete; its instances are the cell's models. */
  readonly config: TrainingConfig;
}

/** A deterministic, numbered list. Cells are created on demand: there may be tens of thousands. */
export interface CellList {
  readonly length: number;
  /** @param number from 0 to length − 1 */
  at(number: number): Cell;
}

/** What trained a cell: results of different engines or versions are kept apart. */
export interface Origin {
  readonly engine: EngineName;
  readonly version: string;
}

/** Equal for equal configurations, however they are written. */
export function configurationHash(config: TrainingConfig): string {
  return hash(JSON.stringify(config));
}

/** The file name of a cell's results, without its extension. */
export function cellName(config: TrainingConfig, { engine, version }: Origin): string {
  return hash(JSON.stringify([config, engine, version]));
}

/** 128 bits of SHA-256: no two configurations ever share a name. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Equal for cells that can be instances of one run. */
export function runKey({ instances, ...run }: TrainingConfig): string {
  return JSON.stringify(run);
}
