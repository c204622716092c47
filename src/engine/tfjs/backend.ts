/** Which tfjs backend the tfjs engine runs on, with the op kernels it needs; each is loaded only where it is used. */
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { probeCapabilities } from '../adapter.ts';
import { openGpu, orLost, switchBackend } from '../webgpu/device.ts';

export interface TfjsBackend {
  /** Makes the ops that follow, up to the next await, run here. */
  enter(): void;
  /** Waits for values from the backend. @throws EngineError where its device is lost meanwhile */
  wait<T>(values: Promise<T>): Promise<T>;
}

/** @param choice insists on a backend; without it WebGPU where an adapter answers, else the CPU */
export async function openTfjsBackend(choice?: 'webgpu' | 'cpu'): Promise<TfjsBackend> {
  const { adapter } = await probeCapabilities();
  return (choice ?? (adapter ? 'webgpu' : 'cpu')) === 'webgpu' ? openWebgpu() : openCpu();
}

async function openWebgpu(): Promise<TfjsBackend> {
  await import('@tensorflow/tfjs-backend-webgpu');
  const gpu = await openGpu();
  const enter = () => {
    const failure = gpu.failure();
    if (failure) throw failure;
    switchBackend('webgpu');
  };
  return { enter, wait: (values) => orLost(gpu, values) };
}

async function openCpu(): Promise<TfjsBackend> {
  await import('@tensorflow/tfjs-backend-cpu');
  return { enter: () => switchBackend('cpu'), wait: (values) => values };
}
