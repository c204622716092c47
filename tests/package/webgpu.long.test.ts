/** The webgpu engine in Node, on Dawn and a software Vulkan driver: the weights of the cpu engine. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import { freshProject, isRegistryReachable, packedForNode, run } from './packed.ts';

/** Debian's lavapipe is too old for today's Dawn up to Mesa 22.3; the second comes with Debian's chromium. */
const DRIVERS = ['/usr/share/vulkan/icd.d/lvp_icd.x86_64.json', '/usr/lib/chromium/vk_swiftshader_icd.json'];
const ADAPTER = `const { create } = await import('webgpu'); console.log(Boolean(await create([]).requestAdapter()));`;
const SHAPES = [
  { nFeatures: 5, nHidden: 2, sparsity: 0.9 },
  { nFeatures: 20, nHidden: 5, sparsity: 0.9 },
  { nFeatures: 80, nHidden: 20, sparsity: 0.97 },
];
const TRAINING = { nInstances: 2, batchSize: 256, steps: 1000, seed: 3 };

const folder = isRegistryReachable() ? freshProject('node', packedForNode(), 'webgpu') : null;
const driver = folder === null ? undefined : DRIVERS.find((path) => existsSync(path) && node(folder, path, ADAPTER).trim() === 'true');
if (driver === undefined) console.log('There is no npm registry, or no Vulkan driver that Dawn takes: webgpu is not tried in Node.');

describe.skipIf(driver === undefined)('webgpu in Node', () => {
  it.each(SHAPES)('trains $nFeatures features in $nHidden dimensions', { timeout: 600_000 }, async (shape) => {
    const options = { ...shape, ...TRAINING };
    const script = `const { train } = await import('superposition');
      const { engine, W } = await train(${JSON.stringify(options)}, { engine: 'webgpu' }).finished;
      console.log(JSON.stringify({ engine, W: [...W] }));`;
    const found: { engine: string; W: number[] } = JSON.parse(node(folder ?? '', driver ?? '', script));
    expect(found.engine).toBe('webgpu');
    const cpu = await createCpuEngine(resolveConfig(options));
    await cpu.train(options.steps);
    const { W } = await cpu.snapshot();
    const furthest = Math.max(...found.W.map((weight, at) => Math.abs(weight - (W[at] ?? Number.NaN))));
    console.info(shape, furthest);
    expect(furthest).toBeLessThan(1e-4);
  });
});

function node(project: string, icd: string, script: string): string {
  return run(project, 'env', `VK_ICD_FILENAMES=${icd}`, 'XDG_RUNTIME_DIR=/tmp', process.execPath, '--input-type=module', '-e', script);
}
