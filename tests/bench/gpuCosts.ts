/** Counts what is asked of the graphics device in this worker: dispatches, and bytes read back. */

export interface GpuCosts {
  readonly dispatches: number;
  readonly bytesRead: number;
}

let dispatches = 0;
let bytesRead = 0;

export function gpuCosts(): GpuCosts {
  return { dispatches, bytesRead };
}

/** Once, before any engine is made. Does nothing where the browser has no WebGPU. */
export function countGpuCosts(): void {
  if (!('GPUBuffer' in globalThis)) return;
  const { dispatchWorkgroups } = GPUComputePassEncoder.prototype;
  GPUComputePassEncoder.prototype.dispatchWorkgroups = function (...size) {
    dispatches++;
    return dispatchWorkgroups.apply(this, size);
  };
  const { mapAsync } = GPUBuffer.prototype;
  GPUBuffer.prototype.mapAsync = function (...range) {
    bytesRead += range[2] ?? this.size - (range[1] ?? 0);
    return mapAsync.apply(this, range);
  };
}
