/**
 * Which engine `auto` means where nothing has been measured: by the total work of a step and by what is there. Pure; `adapter.ts`
 * asks the browser. An engine asked for by name does not come here.
 */
import type { TrainingConfig } from '../model/config/config.ts';
import type { EngineName } from '../model/network/parameters.ts';
import type { Capabilities } from './capabilities.ts';

/** The work of one training step of a run. */
export interface Work {
  readonly nInstances: number;
  /** Expected multiply-adds of all instances together. */
  readonly multiplyAdds: number;
}

export interface Choice {
  readonly name: EngineName;
  /** A sentence for the reader. */
  readonly reason: string;
}

/**
 * Multiply-adds a millisecond of the CPU engine on one thread: 90 000 steps a second of n=5, m=2, batch 1024, S=0.9 on a 2-core
 * machine without a GPU (`npm run bench`), 1.4e4 multiply-adds each. Wider models do better still: 1.1e7 at n=80, m=20.
 */
const CPU_RATE = 1.3e6;
/**
 * From here on the GPU goes first. A dispatch with its readback costs a millisecond or so whatever it does, and one instance is
 * one workgroup: a GPU runs dozens of them side by side, each at about the pace of one CPU core.
 */
const GPU_MIN_STEP_MS = 0.5;
const GPU_MIN_INSTANCES = 16;

/** Expected work from shape, batch and sparsity: only active features, and samples that have any, cost something. */
export function workOf(config: TrainingConfig): Work {
  const { nFeatures, nHidden, batchSize, instances, active } = config;
  const perInstance = instances.map(({ sparsity }) => {
    const isFixed = active !== 'independent';
    const nActive = isFixed ? active : sparsity.reduce((sum, s) => sum + 1 - s, 0);
    const anyActive = isFixed ? 1 : 1 - sparsity.reduce((product, s) => product * s, 1);
    return batchSize * nHidden * (2 * nActive + 3 * nFeatures * anyActive);
  });
  const multiplyAdds = perInstance.reduce((sum, value) => sum + value, 0);
  return { nInstances: instances.length, multiplyAdds };
}

/** @param without engines that have failed this run already */
export function chooseEngine(work: Work, { wasmSimd, secureContext, adapter }: Capabilities, without: readonly EngineName[] = []): Choice {
  const gpu = adapter !== null && !adapter.software && !without.includes('webgpu');
  const cpu = wasmSimd && !without.includes('cpu');
  const large = work.nInstances >= GPU_MIN_INSTANCES && cpuStepMs(work) >= GPU_MIN_STEP_MS;
  if (gpu && large) return { name: 'webgpu', reason: `${models(work)} at once keep the graphics processor busy.` };
  if (cpu) return { name: 'cpu', reason: `${cpuReason(work, large, { secureContext, adapter, gpu })}.` };
  if (gpu) return { name: 'webgpu', reason: 'WebAssembly with SIMD is not available here, so the graphics processor trains.' };
  return {
    name: 'reference',
    reason: 'Neither WebAssembly with SIMD nor a graphics processor is available here, so plain JavaScript trains.',
  };
}

/** About how long the CPU takes for a step. */
export function cpuStepMs({ multiplyAdds }: Work): number {
  return multiplyAdds / CPU_RATE;
}

export function fastestOnCpu(work: Work): string {
  return `${models(work)} of this size ${work.nInstances === 1 ? 'trains' : 'train'} fastest on the CPU`;
}

function models({ nInstances }: Work): string {
  return nInstances === 1 ? 'One model' : `${nInstances.toLocaleString('en')} models`;
}

function cpuReason(work: Work, large: boolean, gpu: Pick<Capabilities, 'secureContext' | 'adapter'> & { readonly gpu: boolean }): string {
  if (!large) return fastestOnCpu(work);
  if (!gpu.secureContext) return 'WebGPU needs a page opened over https or from localhost, so the CPU trains';
  if (!gpu.adapter) return 'This browser offers no graphics processor for computing, so the CPU trains';
  if (gpu.adapter.software) return 'WebGPU runs in software here, which is slower than the CPU engine';
  return 'The graphics processor failed, so the CPU trains';
}
