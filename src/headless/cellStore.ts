/** The output folder: one file per finished cell, one per cell in progress. Files are written under another name and renamed, so that none is ever incomplete. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { checkpointFile, readCheckpoint, readResult, resultFile } from './cellFiles.ts';
import { type Cell, cellName, type Origin } from './cells.ts';
import type { CellCheckpoint, CellResult } from './openCell.ts';

export const RESULT_ENDING = '.safetensors';
const CHECKPOINT = '.checkpoint';

/** @param out the folder that a command writes to */
export function resultFolder(out: string): string {
  return join(out, 'cells');
}

export class CellStore {
  readonly origin: Origin;
  private readonly folder: string;
  private readonly files: Set<string>;

  /** @param out the folder that holds `cells/` */
  constructor(out: string, origin: Origin) {
    this.folder = resultFolder(out);
    this.origin = origin;
    this.files = new Set(namesIn(this.folder));
  }

  /** The files present when this store was made, and those it has written since. */
  hasResult(cell: Cell): boolean {
    return this.files.has(this.name(cell) + RESULT_ENDING);
  }

  hasCheckpoint(cell: Cell): boolean {
    return this.files.has(this.name(cell) + CHECKPOINT);
  }

  resultPath(cell: Cell): string {
    return join(this.folder, this.name(cell) + RESULT_ENDING);
  }

  readResult(cell: Cell): CellResult {
    return readResult(readFileSync(this.resultPath(cell)));
  }

  /** Null where there is no readable checkpoint: the cell then starts from its first step. */
  readCheckpoint(cell: Cell): CellCheckpoint | null {
    if (!this.hasCheckpoint(cell)) return null;
    try {
      return readCheckpoint(readFileSync(join(this.folder, this.name(cell) + CHECKPOINT)), cell.config);
    } catch {
      return null;
    }
  }

  writeResult(cell: Cell, result: CellResult): void {
    const name = this.name(cell);
    this.write(name + RESULT_ENDING, resultFile(cell.config, this.origin, result));
    if (this.files.delete(name + CHECKPOINT)) rmSync(join(this.folder, name + CHECKPOINT), { force: true });
  }

  writeCheckpoint(cell: Cell, checkpoint: CellCheckpoint): void {
    this.write(this.name(cell) + CHECKPOINT, checkpointFile(cell.config, this.origin, checkpoint));
  }

  private name({ config }: Cell): string {
    return cellName(config, this.origin);
  }

  private write(file: string, bytes: Uint8Array): void {
    mkdirSync(this.folder, { recursive: true });
    const aside = join(this.folder, `.${file}.${hostname()}.${process.pid}`);
    writeFileSync(aside, bytes);
    renameSync(aside, join(this.folder, file));
    this.files.add(file);
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
