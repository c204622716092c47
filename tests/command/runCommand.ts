/** Runs the built command as a shell would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  /** The values printed. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly errors: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export function startCommand(packageFolder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, [join(packageFolder, 'command.js'), ...args], { env: { ...process.env, ...environment } });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    errors += text;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, lines: parsedLines(output), errors }));
  });
  return { child, ended };
}

export function runCommand(packageFolder: string, args: readonly string[], environment?: NodeJS.ProcessEnv): Promise<Ended> {
  return startCommand(packageFolder, args, environment).ended;
}

/** A process that was killed may have written half a line. */
function parsedLines(output: string): Readonly<Record<string, unknown>>[] {
  return output
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

/** Names and contents of all finished cells of an output folder. */
export function cellHashes(out: string): readonly string[] {
  const folder = join(out, 'cells');
  const names = readdirSync(folder).filter((name) => name.endsWith('.safetensors'));
  return names.toSorted().map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}`,
  );
}
