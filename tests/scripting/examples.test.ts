/** The scripts in docs/scripting.md run as they stand, one after another. */
import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { judgeExactly } from '../../src/scripting/measures/judges.ts';
import * as measures from '../../src/scripting/measures/measures.ts';
import { modelsOf } from '../../src/scripting/measures/models.ts';
import type { TrainOptions } from '../../src/scripting/runs/from.ts';
import type { RunSnapshot } from '../../src/scripting/runs/snapshots.ts';
import { startTraining } from '../../src/scripting/scripting.ts';
import type { TrainSettings } from '../../src/scripting/settings.ts';
import { startSweep } from '../../src/scripting/sweeps/sweepScripting.ts';
import type { ScriptSweep } from '../../src/scripting/sweeps/sweepTypes.ts';
import { createPool } from '../../src/training/page/pool.ts';
import { inProcessStarter } from '../training/inProcess.ts';

const scripts = [...readFileSync('docs/scripting.md', 'utf8').matchAll(/```js\n([\s\S]*?)```/g)].map(([, script = '']) => script);

it('runs them', { timeout: 120_000 }, async () => {
  const trainer = createPool({ size: 1, startWorker: inProcessStarter([]) });
  onTestFinished(() => trainer.dispose());
  const train = (options: TrainOptions, settings?: TrainSettings) =>
    startTraining(() => trainer, { batchSize: 16, ...options }, { engine: 'reference', ...settings });
  const sweep = (options: ScriptSweep) => startSweep(() => trainer, options, { engine: 'reference' });
  const exactLossAsync = (snapshot: RunSnapshot) => judgeExactly(trainer, modelsOf(snapshot));
  const said: unknown[] = [];
  const scope = { train, sweep, exactLossAsync, ...measures, console: { log: (...words: unknown[]) => said.push(words) } };
  const names = 'changed, further, cells, losses, dense, judged';
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const run = new AsyncFunction(...Object.keys(scope), `${scripts.join('\n')}\nreturn { ${names} };`);
  const { changed, further, cells, losses, dense, judged } = await run(...Object.values(scope));
  expect(said).toHaveLength(101);
  expect([changed.step, further.step]).toEqual([500, 1500]);
  expect(cells.map(({ models }: { models: unknown[] }) => models.length)).toEqual([2, 2]);
  expect([losses.length, dense.length]).toEqual([1, 1]);
  expect(judged).toEqual(losses);
  expect(dense[0]).toBeGreaterThan(losses[0]);
});
