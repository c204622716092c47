/** Every engine can be had by name, starts where it is told to, and trains. */
import { expect, it } from 'vitest';
import { createEngine } from '../../src/engine/createEngine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { EngineName } from '../../src/model/network/parameters.ts';

it.each<EngineName>(['reference', 'cpu', 'tfjs', 'webgpu'])('makes the engine %s', async (name) => {
  const config = resolveConfig({ sparsity: 0.5, batchSize: 16 });
  const first = await createEngine(name, config);
  expect([first.name, first.step]).toEqual([name, 0]);
  await first.train(3);
  const second = await createEngine(name, config, await first.checkpoint());
  expect(second.step).toBe(3);
  expect((await second.snapshot()).W).toEqual((await first.snapshot()).W);
  for (const engine of [first, second]) engine.dispose();
});
