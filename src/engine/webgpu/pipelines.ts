/** Compiles shaders, each once a device and beside whatever else goes on. */
import { EngineError } from '../engine.ts';
import type { Gpu } from './device.ts';
import { guarded } from './guard.ts';
import type { Pass } from './programs/program.ts';

export interface CompiledPass extends Pass {
  readonly pipeline: GPUComputePipeline;
  /** Names of its buffers, in the order of their bindings. */
  readonly buffers: ReturnType<Pass['write']>['buffers'];
}

type Compiled = Pick<CompiledPass, 'pipeline' | 'buffers'>;
const compiled = new WeakMap<GPUDevice, Map<string, Promise<Compiled>>>();

/** @throws EngineError 'shader' where the device refuses one */
export function compilePasses(gpu: Gpu, passes: readonly Pass[]): Promise<CompiledPass[]> {
  return Promise.all(passes.map(async (pass) => ({ ...pass, ...(await compiledOnce(gpu, pass)) })));
}

function compiledOnce(gpu: Gpu, pass: Pass): Promise<Compiled> {
  const known = compiled.get(gpu.device) ?? new Map<string, Promise<Compiled>>();
  compiled.set(gpu.device, known);
  const found = known.get(pass.key);
  if (found) return found;
  const compiling = compile(gpu, pass);
  known.set(pass.key, compiling);
  compiling.catch(() => known.delete(pass.key));
  return compiling;
}

async function compile(gpu: Gpu, { write }: Pass): Promise<Compiled> {
  const { buffers, code } = write();
  const { value, accepted } = guarded(gpu, () => {
    const module = gpu.device.createShaderModule({ code });
    return gpu.device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
  });
  // The device's message about the shader says more than the failure of the pipeline.
  const [said, made] = await Promise.allSettled([accepted, value]);
  if (said.status === 'rejected') throw said.reason;
  if (made.status === 'rejected') throw gpu.failure() ?? new EngineError('shader', String(made.reason));
  return { pipeline: made.value, buffers };
}
