/** A command's input: its arguments and the process around it, which tests can replace. */
import type { Arguments } from './arguments.ts';

export interface Io {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** One JSON value per line, for programs. */
  print(value: object): void;
  /** Progress and sentences, for people. */
  readonly errorStream: { readonly isTTY?: boolean; write(text: string): unknown };
  now(): number;
  /** Calls back once when the process is asked to stop. */
  onStop(stop: () => void): void;
}

export const EXIT = {
  done: 0,
  failed: 1,
  badArguments: 2,
  diverged: 3,
  /** `EX_TEMPFAIL`: run the same command again. */
  again: 75,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Command {
  readonly summary: string;
  /** Names of its options, in the order of the help. */
  readonly options: readonly string[];
  run(args: Arguments, io: Io): Promise<ExitCode>;
}
