/** The types beside the built scripting module and element: a script in TypeScript is checked against them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'superposition-types-'));
const tsc = (...options: string[]) => spawnSync('node_modules/.bin/tsc', options, { encoding: 'utf8' });

afterAll(() => rmSync(folder, { recursive: true }));

function check(script: string): string {
  const file = join(folder, 'script.ts');
  writeFileSync(
    file,
    `import { exactLoss, featureNorms, train, type Snapshot } from '${inject('siteFolder')}/superposition.js';\n${script}`,
  );
  const environment = ['--target', 'ES2022', '--lib', 'ES2022,DOM', '--module', 'ESNext', '--moduleResolution', 'bundler', '--types', ''];
  return tsc('--noEmit', '--strict', '--ignoreConfig', ...environment, file).stdout;
}

it('let a right script pass, without any other types', () => {
  const script = `
    const run = train({ nFeatures: 5, nHidden: 2, sparsity: 0.9, seed: 7 }, { engine: 'cpu', snapshotEvery: 10 });
    for await (const snapshot of run) { const shown: Snapshot = snapshot; for (const norms of featureNorms(shown)) norms.map((norm) => norm + 1); }
    const [loss = 0] = exactLoss({ ...(await run.finished), sparsity: 0.9 });
    const own: number = exactLoss((await run.finished).instance(0));
    run.set({ sparsity: Float32Array.of(0.9, 0.9, 0.9, 0.9, 0.9) });
    const further = train({ from: await run.checkpoint(), changes: run.changes, steps: 20 });
    run.stop();
    export { further, loss, own };`;
  expect(check(script)).toBe('');
});

it.each([
  ['a misspelt key', 'train({ nFeature: 5 })', /nFeature/],
  ['an unknown engine', "train({}, { engine: 'gpu' })", /"gpu"/],
  ['a wrong type', 'const step: string = (await train({}).finished).step; export { step }', /not assignable to type 'string'/],
])('refuse %s', (_, script, message) => {
  expect(check(script)).toMatch(message);
});

it('know the element where a page loads it alone', () => {
  const script = `
    import type { SuperpositionFigure } from '${inject('siteFolder')}/element.js';
    const figure: SuperpositionFigure | null = document.querySelector('superposition-figure');
    figure?.step(10);
    export { figure };`;
  expect(check(script)).toBe('');
});
