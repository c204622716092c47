/**
 * The one WebGPU device of this thread, behind tfjs's WebGPU backend. Every engine of the thread shares it; a lost device is
 * forgotten, and the next request opens a new one. Registers no op kernels.
 */
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/base';
import { findBackendFactory, getBackend, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import { adapterFacts, requestAdapter } from '../adapter.ts';
import { EngineError } from '../engine.ts';
import type { DeviceLimits } from './plan/workload.ts';

export interface Gpu {
  readonly backend: WebGPUBackend;
  readonly device: GPUDevice;
  /** WebGPU emulated on the CPU. */
  readonly software: boolean;
  /** Settles, with the failure to report, when the device is lost; never rejects. */
  readonly lost: Promise<EngineError>;
  /** The loss, once it is known. */
  failure(): EngineError | null;
  /** Called when the device is lost. */
  readonly waiting: Set<(error: EngineError) => void>;
}

const BACKEND = 'webgpu';
/** Some browsers look for finished work only now and then, and whenever something is submitted. */
const LOOK_MS = 4;
let current: Promise<Gpu> | null = null;

/** @throws EngineError 'no-webgpu' where no adapter answers or none gives a device */
export function openGpu(): Promise<Gpu> {
  if (current) return current;
  const opening = open();
  current = opening;
  const forget = () => {
    if (current === opening) current = null;
  };
  opening.then(({ lost }) => lost.then(forget), forget);
  return opening;
}

async function open(): Promise<Gpu> {
  const adapter = await requestAdapter();
  if (!adapter) throw new EngineError('no-webgpu', 'This browser offers no WebGPU adapter here.');
  const device = await requestDevice(adapter);
  const backend = new WebGPUBackend(device, adapter.info);
  registerTfjsBackend(backend);
  return { backend, device, software: adapterFacts(adapter).software, ...watchLoss(device) };
}

/** Limits a kernel may use as far as the adapter goes; without asking, a device has the guaranteed ones. */
const WANTED_LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  try {
    const requiredLimits = Object.fromEntries(WANTED_LIMITS.map((name) => [name, adapter.limits[name]]));
    return await adapter.requestDevice({ requiredLimits });
  } catch (error) {
    throw new EngineError('no-webgpu', `The WebGPU adapter gave no device: ${String(error)}`);
  }
}

/** tfjs's own registration (made when its backend is imported) is replaced by one that holds our device. */
function registerTfjsBackend(backend: WebGPUBackend): void {
  if (findBackendFactory(BACKEND)) removeBackend(BACKEND);
  registerBackend(BACKEND, () => backend);
  switchBackend(BACKEND);
}

/**
 * Makes the ops that follow, up to the next await, run on a backend. tfjs has one current backend per thread; switching to one
 * that is there already takes effect at once.
 */
export function switchBackend(name: string): void {
  if (getBackend() !== name) void setBackend(name);
}

function watchLoss(device: GPUDevice): Pick<Gpu, 'lost' | 'failure' | 'waiting'> {
  let failure: EngineError | null = null;
  const waiting = new Set<(error: EngineError) => void>();
  const lost = device.lost.then(({ reason, message }) => {
    failure = new EngineError('device-lost', `The graphics device was lost (${reason}): ${message}`);
    for (const reject of waiting) reject(failure);
    return failure;
  });
  return { lost, failure: () => failure, waiting };
}

/**
 * Waits for the device. Where it is lost meanwhile, or gives the work up, rejects with an EngineError.
 * A set of waiters, not a `Promise.race`: every race would leave a reaction on the one promise of the loss for good.
 */
export function orLost<T>(gpu: Gpu, work: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    gpu.waiting.add(reject);
    keepLooking(gpu);
    const giveUp = (error: unknown) => reject(gpu.failure() ?? toEngineError(error));
    work.then(resolve, giveUp).finally(() => gpu.waiting.delete(reject));
  });
}

const looking = new WeakSet<Gpu>();

/** Makes the browser look for finished work while somebody waits for it, by submitting nothing. */
function keepLooking(gpu: Gpu): void {
  if (looking.has(gpu)) return;
  looking.add(gpu);
  const timer = setInterval(() => {
    if (gpu.waiting.size > 0) {
      gpu.device.queue.submit([]);
      return;
    }
    clearInterval(timer);
    looking.delete(gpu);
  }, LOOK_MS);
}

const answerTimes = new WeakMap<Gpu, Promise<number>>();

/** Ms from asking the device, when it has nothing to do, to its answer. Measured once. */
export function answerTime(gpu: Gpu): Promise<number> {
  const known = answerTimes.get(gpu) ?? measureAnswer(gpu);
  answerTimes.set(gpu, known);
  return known;
}

/** The second time stands: the first may hold what the browser had still to do. */
async function measureAnswer(gpu: Gpu): Promise<number> {
  const { queue } = gpu.device;
  await orLost(gpu, queue.onSubmittedWorkDone());
  const start = performance.now();
  await orLost(gpu, queue.onSubmittedWorkDone());
  return performance.now() - start;
}

export function limitsOf({ device, software }: Gpu): DeviceLimits {
  const { maxComputeWorkgroupStorageSize: memory, maxComputeInvocationsPerWorkgroup: lanes } = device.limits;
  const buffer = Math.min(device.limits.maxStorageBufferBindingSize, device.limits.maxBufferSize);
  return { memory, lanes, buffer, software };
}

/** Any rejected promise of WebGPU's counts as a lost device. */
function toEngineError(error: unknown): EngineError {
  return error instanceof EngineError ? error : new EngineError('device-lost', `The graphics device gave up: ${String(error)}`);
}
