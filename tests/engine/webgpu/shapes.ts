/** Runs that only the programs for larger models train, compared with the reference. */
import { createReferenceEngine } from '../../../src/engine/reference.ts';
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import type { TrainingOptions } from '../../../src/model/config/config.ts';

/** Largest differences between the two engines: of a weight, of a bias, and of a loss relative to it. */
export interface Difference {
  readonly weights: number;
  readonly biases: number;
  readonly loss: number;
}

export async function differenceFromReference(options: TrainingOptions, steps: number): Promise<Difference> {
  const config = resolveConfig({ seed: 11, ...options });
  const engine = await createWebgpuEngine(config);
  const reference = createReferenceEngine(config);
  await Promise.all([engine.train(steps), reference.train(steps)]);
  const [own, expected] = [await engine.snapshot(), await reference.snapshot()];
  engine.dispose();
  return {
    weights: largest(own.W, expected.W),
    biases: largest(own.b, expected.b),
    loss: Math.max(...own.loss.map((loss, i) => Math.abs(loss / (expected.loss[i] ?? Number.NaN) - 1))),
  };
}

function largest(own: Float32Array, expected: Float32Array): number {
  return own.reduce((most, value, at) => Math.max(most, Math.abs(value - (expected[at] ?? Number.NaN))), 0);
}

export const sparsities = [0, 0.5, 0.9, 0.99];

export function mixedSparsity(count: number): number[] {
  return Array.from({ length: count }, (_, f) => 0.8 + (0.19 * f) / count);
}
