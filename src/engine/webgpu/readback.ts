/** Copies numbers out of a buffer of the device, as they are after all that is submitted; later submissions may follow at once. */
import { type Gpu, orLost } from './device.ts';

const USAGE = () => GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;

/**
 * The buffers that are mapped come from tfjs's pool and go back there, so that readings under way at once use a few in turn.
 * @param use is given numbers that are gone once it returns
 */
export async function read<T>(gpu: Gpu, source: GPUBuffer, count: number, use: (floats: Float32Array) => T): Promise<T> {
  const { device, backend } = gpu;
  const target = backend.bufferManager.acquireBuffer(4 * count, USAGE());
  try {
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(source, 0, target, 0, 4 * count);
    device.queue.submit([encoder.finish()]);
    await orLost(gpu, target.mapAsync(GPUMapMode.READ));
    const result = use(new Float32Array(target.getMappedRange()));
    target.unmap();
    return result;
  } finally {
    backend.bufferManager.releaseBuffer(target);
  }
}
