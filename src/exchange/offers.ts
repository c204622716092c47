/** Files that the page offers to save. Types only. */
import type { FileContent } from './modelFiles.ts';

export interface OfferedFile {
  readonly label: string;
  /** What it is good for, in a phrase. */
  readonly hint: string;
  readonly name: string;
  readonly type: string;
  readonly write: () => FileContent | Promise<FileContent>;
}

export interface OfferedFiles {
  readonly title: string;
  readonly files: readonly OfferedFile[];
}
