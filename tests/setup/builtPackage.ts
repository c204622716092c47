/** The package's Node part as it is shipped, built once for each state of the sources: threads cannot load TypeScript. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const CACHE = join(ROOT, 'node_modules/.cache/superposition-package');
const INPUTS = ['package.json', 'vite.package.config.ts', 'src'];

/** @returns the folder with `command.js` */
export function builtPackage(): string {
  const folder = join(CACHE, sourcesHash());
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const aside = `${folder}.${process.pid}`;
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  execFileSync(
    process.execPath,
    [vite, 'build', '-c', 'vite.package.config.ts', '--mode', 'node', '--outDir', aside, '--logLevel', 'error'],
    { cwd: ROOT },
  );
  for (const other of readdirSync(CACHE).filter((name) => !name.includes('.')))
    rmSync(join(CACHE, other), { recursive: true, force: true });
  renameSync(aside, folder);
  return folder;
}

function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap((input) => filesBelow(join(ROOT, input)))) hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesBelow(join(path, name)));
}
