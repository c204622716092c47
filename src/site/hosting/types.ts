/** A Vite plugin: writes the types of the scripting module beside it, which `superposition.d.ts` there leads to. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

const COMPILER = 'node_modules/typescript/bin/tsc';
const PROJECT = 'src/tsconfig.api.json';

export function typesPlugin(): Plugin {
  let root = '.';
  return {
    name: 'types',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async writeBundle({ dir = 'dist' }) {
      await promisify(execFile)(process.execPath, [COMPILER, '-p', PROJECT, '--outDir', join(dir, 'types')], { cwd: root });
    },
  };
}
