/** The types beside the scripting module, as `npm run build` emits them: a script in TypeScript is checked against them. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'superposition-types-'));
const tsc = (...options: string[]) => spawnSync('node_modules/.bin/tsc', options, { encoding: 'utf8' });

beforeAll(() => {
  expect(tsc('-p', 'src/tsconfig.api.json', '--outDir', join(folder, 'types')).stdout).toBe('');
  copyFileSync('public/superposition.d.ts', join(folder, 'superposition.d.ts'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function check(script: string): string {
  const file = join(folder, 'script.ts');
  writeFileSync(file, `import { exactLoss, featureNorms, train, type Snapshot } from './superposition.js';\n${script}`);
  const environment = ['--target', 'ES2022', '--lib', 'ES2022,DOM', '--module', 'ESNext', '--moduleResolution', 'bundler', '--types', ''];
  return tsc('--noEmit', '--strict', '--ignoreConfig', ...environment, file).stdout;
}

it('let a right script pass, without any other types', () => {
  const script = `
    const run = train({ nFeatures: 5, nHidden: 2, sparsity: 0.9, seed: 7 }, { engine: 'cpu', snapshotEvery: 10 });
    for await (const snapshot of run) { const shown: Snapshot = snapshot; [...featureNorms(shown)].map((norm) => norm.toFixed(2)); }
    const loss: number = exactLoss({ ...(await run.finished), sparsity: 0.9 });
    run.stop();
    export { loss };`;
  expect(check(script)).toBe('');
});

it.each([
  ['a misspelt key', 'train({ nFeature: 5 })', /nFeature/],
  ['an unknown engine', "train({}, { engine: 'gpu' })", /"gpu"/],
  ['a wrong type', 'const step: string = (await train({}).finished).step; export { step }', /not assignable to type 'string'/],
])('refuse %s', (_, script, message) => {
  expect(check(script)).toMatch(message);
});
