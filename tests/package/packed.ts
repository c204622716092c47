/** The package as it would be published, and projects that install it. */
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtPackage } from '../setup/builtPackage.ts';
import { temporaryFolder } from '../setup/temporaryFolder.ts';

const ROOT = join(import.meta.dirname, '../..');
const PROJECTS = join(import.meta.dirname, 'projects');
const NPM = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Fresh projects need packages of their own. */
export function isRegistryReachable(): boolean {
  return spawnSync(NPM, ['view', 'typescript', 'version'], { timeout: 30_000 }).status === 0;
}

/** The whole package, built from the sources as they are. @returns path of the archive */
export function packedPackage(): string {
  run(ROOT, NPM, 'run', 'build:package');
  return packed(ROOT);
}

/** The part for Node, which is built once for all tests; without types. @returns path of the archive */
export function packedForNode(): string {
  const folder = temporaryFolder('stage');
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  cpSync(builtPackage(), join(folder, 'dist/package/node'), { recursive: true });
  return packed(folder);
}

function packed(folder: string): string {
  const to = temporaryFolder('pack');
  run(folder, NPM, 'pack', '--pack-destination', to);
  const [archive] = readdirSync(to);
  if (!archive) throw new Error('npm pack has made no archive');
  return join(to, archive);
}

/** A copy of a project below `projects/`, with the packages it names and ours. @param options of `npm install` */
export function freshProject(name: string, archive: string, ...options: readonly string[]): string {
  const folder = temporaryFolder(`in-${name}`);
  cpSync(join(PROJECTS, name), folder, { recursive: true });
  run(folder, NPM, 'install', '--no-audit', '--no-fund', ...options, archive);
  return folder;
}

/** @returns what it prints @throws Error with that, where it fails */
export function run(folder: string, command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env: withoutRunner() });
  if (status !== 0) throw new Error([`${command} ${args.join(' ')} ended with ${status}`, stdout, stderr].join('\n'));
  return stdout;
}

/** With the test runner's environment, development versions of libraries would be built in. */
export function withoutRunner(): NodeJS.ProcessEnv {
  const { NODE_ENV: _mode, VITEST: _runner, ...environment } = process.env;
  return environment;
}
