/** The built Node module as a program uses it: the weights of the page's cpu engine, and a process that ends by itself. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { builtPackage } from '../setup/builtPackage.ts';

const BUILD_MS = 120_000;
const RUN_MS = 60_000;

let entry = '';
beforeAll(() => {
  entry = pathToFileURL(join(builtPackage(), 'index.js')).href;
}, BUILD_MS);

/** @returns what the script gives to `print`; fails where the process does not end by itself */
function runScript(body: string): unknown {
  const script = `import * as superposition from ${JSON.stringify(entry)};
    const { train, sweep } = superposition;
    const print = (value) => console.log(JSON.stringify(value, (_, own) => (ArrayBuffer.isView(own) ? [...own] : own)));
    ${body}`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', timeout: RUN_MS });
  return JSON.parse(output);
}

it('train gives the weights of the cpu engine bit for bit, over all threads', { timeout: RUN_MS }, async () => {
  const options = { nFeatures: 5, nHidden: 2, sparsity: 0.9, nInstances: 20, steps: 200, seed: 4 };
  const engine = await createCpuEngine(resolveConfig(options));
  await engine.train(options.steps);
  const { W, b } = await engine.snapshot();
  const found = runScript(`print(await train(${JSON.stringify(options)}, { engine: 'cpu' }).finished);`);
  expect(found).toMatchObject({ step: 200, engine: 'cpu', nInstances: 20, W: [...W], b: [...b] });
});

it('sweep gives all cells', { timeout: RUN_MS }, () => {
  const axes = `x: { key: 'sparsity', values: [0, 0.5, 0.9] }, y: { key: 'relativeImportance', values: [0.5, 2] }`;
  const found = runScript(`const grid = sweep({ base: { nFeatures: 2, nHidden: 1, batchSize: 32 }, ${axes}, seeds: 2, steps: 50 });
    print((await grid.finished).map(({ x, y, losses }) => [x, y, losses.length]));`);
  expect(found).toEqual([
    [0, 0.5, 2],
    [0.5, 0.5, 2],
    [0.9, 0.5, 2],
    [0, 2, 2],
    [0.5, 2, 2],
    [0.9, 2, 2],
  ]);
});

it('what is wrong rejects with a sentence', { timeout: RUN_MS }, () => {
  const found = runScript(`const failures = await Promise.allSettled([
      train({ batchSize: 0 }).finished,
      train({}, { engine: 'webgpu' }).finished,
    ]);
    print(failures.map(({ reason }) => [reason.name, reason.message]));`);
  expect(found).toEqual([
    ['ConfigError', 'batchSize must be a whole number from 1 to 65536, not 0.'],
    ['TrainingError', expect.stringContaining('Node needs the package webgpu')],
  ]);
});

it('importing starts nothing', { timeout: RUN_MS }, () => {
  expect(
    runScript(`print([Object.keys(superposition).includes('featureNorms'), process.getActiveResourcesInfo().includes('MessagePort')]);`),
  ).toEqual([true, false]);
});
