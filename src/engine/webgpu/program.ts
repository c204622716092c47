/** The training program as tfjs's WebGPU backend takes it, registered as a kernel of that backend. */
import { WebGPUBackend, type WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu/dist/base';
import { engine, registerKernel, Tensor, type TensorInfo } from '@tensorflow/tfjs-core';

const KERNEL = 'TrainSuperposition';

/** WGSL for one kind of run, and what its dispatch needs. */
export interface TrainingCode {
  /** Equal for equal code only. */
  readonly key: string;
  readonly workgroupSize: number;
  write(): string;
}

export interface TrainingInputs {
  /** Packed state [instance, stateLength] f32 */
  readonly state: Tensor;
  /** [instance, instanceDataLength] i32 */
  readonly instanceData: Tensor;
  /** Step scalars [row, 3] f32 */
  readonly scalars: Tensor;
}

/** Data of a dispatch that its instances share. A type, since tfjs's attributes need an index signature. */
export type DispatchAttributes = {
  readonly firstStep: number;
  readonly steps: number;
  /** Row of `scalars` that belongs to `firstStep`. */
  readonly tableStart: number;
  readonly batch: number;
  readonly weightDecay: number;
};

const UNIFORMS = [
  ['firstStep', 'int32'],
  ['steps', 'int32'],
  ['tableStart', 'int32'],
  ['batch', 'int32'],
  ['weightDecay', 'float32'],
] as const satisfies readonly (readonly [keyof DispatchAttributes, string])[];

const WGSL_TYPE = { int32: 'i32', float32: 'f32' } as const;

/** Code by key: a kernel's attributes are plain values. */
const codes = new Map<string, TrainingCode>();

/** Runs the steps on the current backend, which must be the WebGPU one. @returns the new state; the old one stays the caller's */
export function runTraining(code: TrainingCode, inputs: TrainingInputs, attributes: DispatchAttributes): Tensor {
  codes.set(code.key, code);
  const output = engine().runKernel(KERNEL, { ...inputs }, { ...attributes, code: code.key });
  if (!(output instanceof Tensor)) throw new Error(`${KERNEL} has one output`);
  return output;
}

registerKernel({
  kernelName: KERNEL,
  backendName: 'webgpu',
  kernelFunc: ({ inputs, attrs, backend }) => {
    const { state, instanceData, scalars } = inputs;
    const code = codes.get(String(attrs?.code));
    if (!(backend instanceof WebGPUBackend) || !state || !instanceData || !scalars || !attrs || !code) {
      throw new Error(`${KERNEL} needs the WebGPU backend, its three inputs and its code`);
    }
    const uniforms = UNIFORMS.map(([name, type]) => ({ type, data: [Number(attrs[name])] }));
    return backend.runWebGPUProgram(trainingProgram(code, state), [state, instanceData, scalars], 'float32', uniforms);
  },
});

/** Made anew for every dispatch: the backend writes into it. */
function trainingProgram(code: TrainingCode, { shape }: TensorInfo): WebGPUProgram {
  return {
    variableNames: ['state', 'instanceData', 'scalars'],
    uniforms: UNIFORMS.map(([name, type]) => `${name} : ${WGSL_TYPE[type]},`).join(' '),
    workgroupSize: [code.workgroupSize, 1, 1],
    dispatch: [shape[0] ?? 1, 1, 1],
    dispatchLayout: { x: [0] },
    outputShape: shape,
    shaderKey: code.key,
    getUserCode: () => code.write(),
  };
}
