/**
 * What every engine must do that offers a member of the family: draw the model's samples bit for bit, have the gradient of finite
 * differences, and train like the reference.
 */
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { refusalOf } from '../../src/engine/offers.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';
import type { TrainingConfig, TrainingOptions } from '../../src/model/config/config.ts';
import { initialCheckpoint } from '../../src/model/network/initialWeights.ts';
import { ADAM } from '../../src/model/network/optimiser.ts';
import { type Checkpoint, type InstanceState, instanceState } from '../../src/model/network/parameters.ts';
import { finiteDifferences } from './batchLoss.ts';
import { dataChecksum } from './dataChecksum.ts';
import { trainingKinds } from './familyCases.ts';

type Case = readonly [string, TrainingOptions];

const LONG = 1000;
const NEAR = 1e-4;

export interface FamilyOptions {
  readonly members: readonly Case[];
  /** The engine's own checksum of a step's data, where its draws can be looked at. */
  readonly checksumOf?: (config: TrainingConfig, step: number) => Promise<number>;
  readonly timeoutMs?: number;
}

/** Samples, gradients and 100 steps of training. */
export function familySuite(name: Engine['name'], create: Create, { members, checksumOf, timeoutMs }: FamilyOptions): void {
  describe(`the family on ${name}`, { timeout: timeoutMs ?? 30_000 }, () => {
    it.each(offeredBy(name, members))('draws, differentiates and trains like the model: %s', async (_, own) => {
      const config = resolveConfig(own);
      if (checksumOf) for (const step of [0, 77]) expect(await checksumOf(config, step)).toBe(dataChecksum(config, 0, step));
      const from = awayFromKinks(config);
      const { firstMoments } = await stateAfter(create, config, 1, from);
      const gradient = [...firstMoments].map((moment) => moment / (1 - ADAM.beta1));
      expect(distance(gradient, finiteDifferences(config, 0, from.state, 0))).toBeLessThan(1e-6);
      expect(await distanceToReference(create, config, 100)).toBeLessThanOrEqual(1e-5);
    });

    it.each(offeredBy(name, trainingKinds))('trains like the reference: %s', async (_, own) => {
      expect(await distanceToReference(create, resolveConfig(own), 100)).toBeLessThanOrEqual(1e-5);
    });
  });
}

/**
 * Trains every member for 1 000 steps and holds it within 1e-4 of the reference. Engines may still diverge from each other where rounding
 * decides: whether a ReLU is on or off, or which way Adam steps where the gradient is almost 0 (as when a data set has been memorised),
 * since Adam divides by its size. So a member that is too far off is tried again with other seeds, and at last with plain gradient
 * descent, which would show any fault of its gradients too. @param mayPart the share of members that may need another try
 */
export function longFamilySuite(name: Engine['name'], create: Create, members: readonly Case[], mayPart: number): void {
  it(`${name} trains every member like the reference for 1 000 steps`, async () => {
    const parted: string[] = [];
    for (const [label, own] of members) {
      const distances = await distancesByTry(create, own);
      expect(distances.at(-1), `${label}: ${distances.join(', ')}`).toBeLessThanOrEqual(NEAR);
      if (distances.length > 1) parted.push(`${label}: ${distances.join(', ')}`);
    }
    expect(parted.length, parted.join('; ')).toBeLessThanOrEqual(mayPart * members.length);
  });
}

/** After 1 000 steps, from the first try to the one that stays near, or the last. */
async function distancesByTry(create: Create, own: TrainingOptions): Promise<readonly number[]> {
  const long = { ...own, ...(own.steps && { steps: LONG }) };
  const descent: TrainingOptions = { ...long, optimiser: 'sgd', learningRate: Math.min(1, 0.1 * (own.nFeatures ?? 1)) };
  const distances: number[] = [];
  for (const options of [long, { ...long, seed: 23 }, { ...long, seed: 24 }, descent]) {
    distances.push(await distanceToReference(create, resolveConfig(options), LONG));
    if (distances[distances.length - 1] <= NEAR) break;
  }
  return distances;
}

/** Of an engine that offers none of them there would be no test, and Vitest would say so. */
function offeredBy(name: Engine['name'], cases: readonly Case[]): readonly Case[] {
  return cases.filter(([, own]) => refusalOf(name, resolveConfig(own)) === null);
}

/** Initial weights with biases: at b = 0, where no hidden unit is active, an output stands at the kink of its ReLU. */
function awayFromKinks(config: TrainingConfig): Checkpoint {
  const from = initialCheckpoint(config);
  if (config.bias)
    instanceState(from.state, config, 0).b.forEach((_, f, b) => {
      b[f] = 0.1 * (f % 2 === 0 ? 1 : -1);
    });
  return from;
}

type Create = (config: TrainingConfig, from?: Checkpoint) => Promise<Engine>;

async function stateAfter(create: Create, config: TrainingConfig, steps: number, from?: Checkpoint): Promise<InstanceState> {
  const engine = await create(config, from);
  await engine.train(steps);
  const { state } = await engine.checkpoint();
  engine.dispose();
  return instanceState(state, config, 0);
}

/** Largest difference of a parameter after so many steps. */
export async function distanceToReference(create: Create, config: TrainingConfig, steps: number): Promise<number> {
  const own = await stateAfter(create, config, steps);
  const reference = await stateAfter(async (same) => createReferenceEngine(same), config, steps);
  return distance(own.parameters, reference.parameters);
}

/** Largest |a − b|; NaN where one of them is not a number. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a, (value, at) => Math.abs(value - b[at])).reduce((largest, d) => Math.max(largest, d), 0);
}
