/**
 * The fast engine for one core: runs the WebAssembly kernel (assembly/) on memory prepared once. Not a trainer of many cores:
 * the pool gives each worker some of the instances. Where WebAssembly SIMD cannot be had, the reference engine serves instead.
 */
import { applyLive } from '../../model/config/checkConfig.ts';
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import { featureGroups } from '../../model/data/featureGroups.ts';
import { initialCheckpoint } from '../../model/network/initialWeights.ts';
import { stepScalars } from '../../model/network/optimiser.ts';
import { type Checkpoint, stateLength } from '../../model/network/parameters.ts';
import { ArrayEngine } from '../arrayEngine.ts';
import { type Engine, EngineError } from '../engine.ts';
import { runLists, writeGroups, writeInstances, writeUnitScales } from './instanceRecords.ts';
import { instantiateKernel, type Kernel } from './kernel.ts';
import { writeSettings } from './settings.ts';

/** Steps in one call of the kernel, at most: CHUNK in assembly/memory.ts. */
const CHUNK = 256;

/** @throws EngineError `no-wasm` where WebAssembly or its SIMD is missing or forbidden, `out-of-memory` */
export async function createCpuEngine(config: TrainingConfig, from: Checkpoint = initialCheckpoint(config)): Promise<Engine> {
  return new CpuEngine(await createCpuKernel(config), config, from);
}

/** A kernel with memory for a run, and what its instances draw and train with. For the engine, and for tests of the draws. */
export async function createCpuKernel(config: TrainingConfig): Promise<Kernel> {
  const kernel = await instantiateKernel();
  const groups = featureGroups(config.nFeatures, config.featureSets);
  if (!reserve(kernel, config, groups.offsets.length - 1)) {
    const { nFeatures, nHidden, instances } = config;
    throw new EngineError('out-of-memory', `no WebAssembly memory for ${instances.length} models of ${nFeatures} × ${nHidden}`);
  }
  writeSettings(kernel, config);
  writeGroups(kernel, groups);
  writeRun(kernel, config);
  return kernel;
}

/** @returns whether the memory could be had */
function reserve(kernel: Kernel, config: TrainingConfig, nGroups: number): boolean {
  const { nFeatures, nHidden, batchSize, instances, tied, target, dataset } = config;
  const { sparsities, importances } = runLists(config);
  const lists = [instances.length, sparsities.lists.length, importances.lists.length] as const;
  const nScales = dataset?.unitLength ? dataset.size * instances.length : 0;
  const kind = [Number(!tied), Number(target === 'abs'), nScales] as const;
  return kernel.configure(nFeatures, nHidden, batchSize, tileSize(config), nGroups, ...lists, ...kind) !== 0;
}

/** What live changes may change. */
function writeRun(kernel: Kernel, config: TrainingConfig): void {
  writeInstances(kernel, config);
  writeUnitScales(kernel, config);
}

/** Samples worked on together, a multiple of 16: their columns should stay in the core's first cache. */
function tileSize({ nFeatures }: TrainingConfig): number {
  if (nFeatures <= 8) return 256;
  return nFeatures <= 32 ? 128 : 64;
}

class CpuEngine extends ArrayEngine {
  private readonly kernel: Kernel;
  /** A view into the kernel's memory, as the state is: it grows no more. */
  private readonly scalars: Float32Array;

  constructor(kernel: Kernel, config: TrainingConfig, from: Checkpoint) {
    const { memory, states, scalars } = kernel;
    super('cpu', config, from, new Float32Array(memory.buffer, states.value, config.instances.length * stateLength(config)));
    this.kernel = kernel;
    this.scalars = new Float32Array(memory.buffer, scalars.value, CHUNK * 3);
  }

  override tune(live: LiveOptions): number {
    this.config = applyLive(this.config, live);
    writeRun(this.kernel, this.config);
    return this.step;
  }

  protected override advance(steps: number): void {
    for (let left = steps; left > 0; left -= CHUNK) this.trainChunk(Math.min(left, CHUNK));
  }

  private trainChunk(steps: number): void {
    const { config, step } = this;
    for (let t = 0; t < steps; t++) {
      const scalars = stepScalars(step + t, config.steps, config.learningRateSchedule, config.warmupSteps);
      const { schedule, firstCorrection, secondCorrection } = scalars;
      this.scalars.set([schedule, firstCorrection, secondCorrection], t * 3);
    }
    this.kernel.train(0, config.instances.length, step, steps);
    this.step += steps;
  }
}
