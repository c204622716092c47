/** Runs what the page writes for Python, where there is one. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../../setup/temporaryFolder.ts';

const CANDIDATES = ['/usr/bin/python3', 'python3'];

/** A Python that can import `modules`; undefined where none can. */
export function pythonWith(...modules: readonly string[]): string | undefined {
  const line = modules.length > 0 ? `import ${modules.join(', ')}` : '';
  return CANDIDATES.find((command) => spawnSync(command, ['-c', line]).status === 0);
}

export interface PythonRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Reads what the script has written. */
  file(name: string): Buffer;
}

export function runPython(python: string, script: string, ...flags: readonly string[]): PythonRun {
  const folder = temporaryFolder('python');
  writeFileSync(join(folder, 'script.py'), script);
  const env = { ...process.env, MPLBACKEND: 'Agg', MPLCONFIGDIR: folder };
  const { status, stdout, stderr } = spawnSync(python, ['script.py', ...flags], { cwd: folder, env, encoding: 'utf8' });
  return { status, stdout, stderr, file: (name) => readFileSync(join(folder, name)) };
}
