/** Plans follow from the run and the device's limits: which program, how it is laid out, and that it fits into memory. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterBytes, type SplitPlan, sampleBytes, scratchBytes, splitShape } from '../../../src/engine/webgpu/kernels/splitShape.ts';
import { type TiledPlan, tiledBytes, tiledShape } from '../../../src/engine/webgpu/kernels/tiledShape.ts';
import { type Plan, planTraining } from '../../../src/engine/webgpu/plan/plan.ts';
import { type DeviceLimits, type Workload, workloadOf } from '../../../src/engine/webgpu/plan/workload.ts';
import { loadProgram } from '../../../src/engine/webgpu/programs/load.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import { featureGroups } from '../../../src/model/data/featureGroups.ts';
import { sampleTable } from '../../../src/model/data/sampling.ts';

const MEGABYTE = 2 ** 20;
const device: DeviceLimits = { memory: 48 * 1024, lanes: 1024, buffer: 2048 * MEGABYTE, software: false };
const software: DeviceLimits = { memory: 32 * 1024, lanes: 256, buffer: 256 * MEGABYTE, software: true };

function work(nFeatures: number, nHidden: number, sparsity: number, nInstances = 1, batchSize = 1024): Workload {
  const activeFeatures = nFeatures * (1 - sparsity);
  const drawings = [sparsity === 0 ? 'dense' : 'gaps'] as const;
  return { nFeatures, nHidden, nInstances, batchSize, drawings, wholeRows: false, activeFeatures, emptyShare: sparsity ** nFeatures };
}

function summary(plan: Plan): string {
  switch (plan.kind) {
    case 'unrolled':
      return `unrolled ${plan.lanes}`;
    case 'tiled':
      return `tiled ${plan.lanes} lanes, ${plan.tile} samples, ${plan.slices} slices, ${plan.workgroups} workgroups, ${plan.encode}`;
    case 'split':
      return `split ${plan.samples.tile} samples, ${plan.samples.chunk} of a chunk, ${plan.parameters.featureQuads} × ${plan.parameters.hiddenQuads} blocks, ${plan.encode}`;
    default:
      throw new Error(`unknown plan: ${plan satisfies never}`);
  }
}

describe('the program and its layout', () => {
  it.each<[string, Workload, string]>([
    ['one small model', work(5, 2, 0.9), 'unrolled 128'],
    ['129 small models', work(5, 2, 0.9, 129), 'unrolled 64'],
    ['1 024 small models', work(5, 2, 0.9, 1024), 'unrolled 32'],
    ['n=10, m=3', work(10, 3, 0.9), 'unrolled 128'],
    ['n=20, m=5', work(20, 5, 0.9), 'tiled 256 lanes, 32 samples, 25 slices, 32 workgroups, listed'],
    ['64 of n=20', work(20, 5, 0.9, 64), 'tiled 128 lanes, 64 samples, 12 slices, 4 workgroups, listed'],
    ['1 024 of n=20', work(20, 5, 0.9, 1024), 'tiled 128 lanes, 64 samples, 12 slices, 1 workgroups, listed'],
    ['n=20 without sparsity', work(20, 5, 0), 'tiled 256 lanes, 32 samples, 25 slices, 32 workgroups, product'],
    ['n=80, m=20', work(80, 20, 0.9), 'tiled 256 lanes, 16 samples, 2 slices, 64 workgroups, listed'],
    ['64 of n=80', work(80, 20, 0.9, 64), 'tiled 128 lanes, 16 samples, 1 slices, 4 workgroups, listed'],
    ['n=200, m=20', work(200, 20, 0.99), 'tiled 256 lanes, 8 samples, 1 slices, 128 workgroups, listed'],
    ['n=400, m=30', work(400, 30, 0.99), 'split 8 samples, 100 of a chunk, 1 × 8 blocks, listed'],
    ['n=400 without sparsity', work(400, 30, 0), 'split 8 samples, 100 of a chunk, 1 × 8 blocks, product'],
    ['n=1000, m=200', work(1000, 200, 0.99), 'split 8 samples, 250 of a chunk, 5 × 10 blocks, listed'],
  ])('%s', (_, workload, expected) => {
    expect(summary(planTraining(workload, device))).toBe(expected);
  });

  it.each<[string, Workload, string]>([
    ['one small model', work(5, 2, 0.9), 'unrolled 4'],
    ['n=80, m=20', work(80, 20, 0.9), 'tiled 4 lanes, 16 samples, 1 slices, 4 workgroups, listed'],
    ['n=200, m=20', work(200, 20, 0.99), 'split 8 samples, 50 of a chunk, 1 × 5 blocks, listed'],
  ])('on a software adapter: %s', (_, workload, expected) => {
    expect(summary(planTraining(workload, software))).toBe(expected);
  });

  it('leaves out empty samples where many are', () => {
    const skips = ({ kind, ...plan }: Plan) => kind === 'tiled' && 'skipEmpty' in plan && plan.skipEmpty;
    expect([0.9, 0.97, 0.99].map((sparsity) => skips(planTraining(work(20, 5, sparsity), device)))).toEqual([false, true, true]);
  });
});

const shapes = fc.record({
  n: fc.integer({ min: 1, max: 1000 }),
  m: fc.integer({ min: 1, max: 200 }),
  sparsity: fc.double({ min: 0, max: 0.9999, noNaN: true }),
  nInstances: fc.integer({ min: 1, max: 4096 }),
  batchSize: fc.integer({ min: 1, max: 65_536 }),
  memory: fc.constantFrom(16_384, 32_768, 49_152, 65_536),
  software: fc.boolean(),
});

it('fits every shape into every device', () => {
  fc.assert(
    fc.property(shapes, ({ n, m, sparsity, nInstances, batchSize, memory, software: emulated }) => {
      const workload = work(n, m, sparsity, nInstances, batchSize);
      const plan = planTraining(workload, { memory, lanes: 256, buffer: 128 * MEGABYTE, software: emulated });
      if (plan.kind === 'tiled') checkTiled(workload, plan, memory);
      if (plan.kind === 'split') checkSplit(workload, plan, memory);
    }),
    { numRuns: 2000 },
  );
});

it('keeps the kind of program whatever becomes of the sparsity, where memory is short as well', () => {
  const limits = { memory: 16_384, lanes: 256, buffer: 128 * MEGABYTE, software: false };
  const upTo = (most: number) => Array.from({ length: most }, (_, i) => i + 1);
  const kindsOf = (n: number, m: number) => new Set([0, 0.5, 0.9999].map((sparsity) => planTraining(work(n, m, sparsity), limits).kind));
  const changing = upTo(60).flatMap((n) =>
    [1, 9, 20, 40, 66, 100, 133, 170, 200].flatMap((m) => (kindsOf(n, m).size > 1 ? [`n=${n}, m=${m}`] : [])),
  );
  expect(changing).toEqual([]);
});

/** 128 MB is what every device of WebGPU has. */
it.each<[string, Workload, number]>([
  ['a usual batch', work(1000, 200, 0.99), 1],
  ['the largest batch, of which errors and hidden layers are kept', work(1000, 200, 0.99, 1, 65_536), 4],
  ['the largest batch, of which x is kept, too', work(1000, 200, 0, 1, 65_536), 8],
  ['eight models', work(1000, 200, 0.99, 8, 65_536), 32],
  ['more models than there is room for, whatever the portion', work(1000, 200, 0.99, 4096, 8), 1],
])('divides a batch into as few portions as a small buffer allows: %s', (_, workload, portions) => {
  const plan = planTraining(workload, { ...device, buffer: 128 * MEGABYTE });
  expect(plan).toMatchObject({ kind: 'split', portions });
});

it('leaves no scratch larger than a buffer where more portions help, and takes no more than it needs', () => {
  fc.assert(
    fc.property(shapes, ({ n, m, sparsity, nInstances, batchSize, memory }) => {
      const workload = work(n, m, sparsity, nInstances, batchSize);
      const limits = { memory, lanes: 256, buffer: 128 * MEGABYTE, software: false };
      const plan = planTraining(workload, limits);
      if (plan.kind !== 'split') return;
      const bytes = (portions: number) => scratchBytes(splitShape(workload, { ...plan, portions }), nInstances, batchSize);
      const smallest = bytes(2 * batchSize);
      if (smallest <= limits.buffer) expect(bytes(plan.portions)).toBeLessThanOrEqual(limits.buffer);
      if (plan.portions > 1) expect(bytes(plan.portions / 2)).toBeGreaterThan(limits.buffer);
    }),
    { numRuns: 1000 },
  );
});

function checkTiled(workload: Workload, plan: TiledPlan, memory: number): void {
  const shape = tiledShape(workload, plan);
  expect(tiledBytes(shape)).toBeLessThanOrEqual(memory);
  expect(plan.tile % 4).toBe(0);
  expect(shape.ownBlocks === 1 || plan.slices === 1).toBe(true);
  expect(plan.workgroups === 1 || plan.workgroups * plan.tile <= workload.batchSize).toBe(true);
}

function checkSplit(workload: Workload, plan: SplitPlan, memory: number): void {
  const shape = splitShape(workload, plan);
  const { samples, parameters } = plan;
  expect(sampleBytes(shape)).toBeLessThanOrEqual(memory);
  expect(parameterBytes(shape, shape.blocks * parameters.slices)).toBeLessThanOrEqual(memory);
  expect(samples.lanes).toBeGreaterThanOrEqual(shape.hiddenItems * samples.slices);
  expect(samples.lanes).toBeGreaterThanOrEqual(shape.hiddenQuads * (samples.tile / 4));
  expect(parameters.lanes).toBeGreaterThanOrEqual(shape.blocks * parameters.slices);
}

it('declares no more workgroup memory than the device has, in every program', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async ({ n, m, sparsity, memory, software: emulated }) => {
      const config = resolveConfig({ nFeatures: n, nHidden: m, sparsity, batchSize: 64 });
      const tables = config.instances.map((instance) => sampleTable(instance.sparsity, featureGroups(n, null)));
      const limits = { memory, lanes: 256, buffer: 128 * MEGABYTE, software: emulated };
      const { passes } = (await loadProgram(config, tables, limits))(config, tables, limits);
      for (const pass of passes) expect(declaredBytes(pass.write().code)).toBeLessThanOrEqual(memory);
    }),
    { numRuns: 100 },
  );
}, 30_000);

/** Every variable of workgroup memory begins where a vec4 might. */
function declaredBytes(code: string): number {
  const declarations = [...code.matchAll(/var<workgroup> \w+ : (?:array<([\w<>]+), (\d+)>|[\w<>]+);/g)];
  expect(declarations.length).toBe(code.split('var<workgroup>').length - 1);
  const bytes = declarations.map(([, element, length = '1']) => Number(length) * (element === 'vec4f' ? 16 : 4));
  return bytes.reduce((sum, size) => sum + Math.ceil(size / 16) * 16, 0);
}

it('sums up what a run draws', () => {
  const config = resolveConfig({
    nFeatures: 4,
    nHidden: 2,

    batchSize: 7,
    instances: [{ sparsity: 0 }, { sparsity: [0.5, 0, 0.5, 1 / 2] }, { sparsity: 0.5 }],
  });
  const groups = featureGroups(4, null);
  expect(
    workloadOf(
      config,
      config.instances.map(({ sparsity }) => sampleTable(sparsity, groups)),
    ),
  ).toEqual({
    nFeatures: 4,
    nHidden: 2,
    tied: true,
    wholeRows: false,
    nInstances: 3,
    batchSize: 7,
    drawings: ['dense', 'gaps', 'groups'],
    activeFeatures: (4 + 2.5 + 2) / 3,
    emptyShare: (0 + 0 + 0.0625) / 3,
  });
});
