/**
 * Training as a kernel of tfjs's WebGPU backend. A run keeps its data in tfjs tensors and changes them in place; the kernel records
 * the dispatches of many steps into one command buffer, with bind groups that are made once.
 */
import { engine, registerKernel, type Tensor } from '@tensorflow/tfjs-core';
import type { Gpu } from './device.ts';
import type { BufferName } from './kernels/bindings.ts';
import type { CompiledPass } from './pipelines.ts';
import type { Program } from './programs/program.ts';

const KERNEL = 'TrainSuperposition';

/** Runs by number: a kernel's attributes are plain values. */
const runs = new Map<number, DeviceRun>();
let runsMade = 0;

/** The buffers of a pair, of which one holds the older, one the newer values: they take turns. */
const PAIRS: Partial<Readonly<Record<BufferName, BufferName>>> = {
  state: 'nextState',
  nextState: 'state',
  clock: 'nextClock',
  nextClock: 'clock',
};

/** One run's data on the device. */
export class DeviceRun {
  private readonly gpu: Gpu;
  private readonly id = ++runsMade;
  private readonly tensors = new Map<BufferName, Tensor>();
  private program: Program | null = null;
  private passes: readonly CompiledPass[] = [];
  /** Of each pass, for even and odd turns. */
  private groups: readonly (readonly GPUBindGroup[])[] = [];
  /** An odd number of turns has been taken: the pairs have changed their roles. */
  private odd = false;
  /** What the buffer `run` says. */
  private stepsOfTurn = 0;

  constructor(gpu: Gpu) {
    this.gpu = gpu;
    runs.set(this.id, this);
  }

  /** Makes the buffer where there is none of that size, and fills it. Takes effect after all that is submitted. */
  write(name: BufferName, data: Float32Array<ArrayBuffer> | Int32Array<ArrayBuffer>): void {
    this.allocate(name, data.byteLength);
    this.gpu.device.queue.writeBuffer(this.buffer(name, this.odd), 0, data);
  }

  /** Makes a buffer of that size where there is none, with any contents. */
  allocate(name: BufferName, bytes: number): void {
    const present = this.tensors.get(name);
    if (present?.size === bytes / 4) return;
    present?.dispose();
    const { backend } = this.gpu;
    const tensor = engine().makeTensorFromTensorInfo(backend.makeTensorInfo([bytes / 4], 'float32'), backend);
    this.tensors.set(name, tensor);
    backend.uploadToGPU(tensor.dataId);
  }

  /** The buffers that the program needs must be there. */
  use(program: Program, passes: readonly CompiledPass[]): void {
    this.program = program;
    this.passes = passes;
    this.groups = passes.map(({ pipeline, buffers }) => [false, true].map((odd) => this.group(pipeline, buffers, odd)));
  }

  /** The buffer that holds the newest state. */
  get state(): GPUBuffer {
    return this.buffer('state', this.odd);
  }

  /** Submits that many steps. */
  train(steps: number): void {
    engine().runKernel(KERNEL, Object.fromEntries(this.tensors), { run: this.id, steps });
  }

  /** The kernel itself. */
  submit(steps: number): void {
    const { device } = this.gpu;
    const { manySteps, turns: turnsOfStep } = this.inUse();
    if (manySteps && steps !== this.stepsOfTurn) this.write('run', Int32Array.of(steps));
    this.stepsOfTurn = steps;
    const encoder = device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    const turns = manySteps ? 1 : steps * turnsOfStep;
    for (let turn = 0; turn < turns; turn++) this.recordTurn(pass);
    pass.end();
    device.queue.submit([encoder.finish()]);
  }

  dispose(): void {
    for (const tensor of this.tensors.values()) tensor.dispose();
    this.tensors.clear();
    runs.delete(this.id);
  }

  private recordTurn(encoder: GPUComputePassEncoder): void {
    this.passes.forEach(({ pipeline, size }, at) => {
      encoder.setPipeline(pipeline);
      encoder.setBindGroup(0, this.groups[at]?.[Number(this.odd)]);
      encoder.dispatchWorkgroups(...size);
    });
    this.odd = !this.odd;
  }

  private group(pipeline: GPUComputePipeline, buffers: readonly BufferName[], odd: boolean): GPUBindGroup {
    const entries = buffers.map((name, binding) => ({ binding, resource: { buffer: this.buffer(name, odd) } }));
    return this.gpu.device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  }

  private inUse(): Program {
    if (!this.program) throw new Error('no program yet');
    return this.program;
  }

  private buffer(name: BufferName, odd: boolean): GPUBuffer {
    const swapped = odd && (this.program?.alternates || !/state/i.test(name)) ? (PAIRS[name] ?? name) : name;
    const tensor = this.tensors.get(swapped);
    const resource = tensor && this.gpu.backend.tensorMap.get(tensor.dataId).resource;
    if (!(resource instanceof GPUBuffer)) throw new Error(`no buffer ${swapped}`);
    return resource;
  }
}

registerKernel({
  kernelName: KERNEL,
  backendName: 'webgpu',
  kernelFunc: ({ attrs }) => {
    const run = runs.get(Number(attrs?.run));
    if (!run) throw new Error(`${KERNEL} needs the run it belongs to`);
    run.submit(Number(attrs?.steps));
    return [];
  },
});
