/** Turns errors that WebGPU reports later and elsewhere (a shader that does not compile, a refused call, missing memory) into failures. */
import { EngineError, type FailureKind } from '../engine.ts';
import type { Gpu } from './device.ts';

const SCOPES = ['validation', 'out-of-memory', 'internal'] as const satisfies readonly GPUErrorFilter[];
const KINDS: Readonly<Record<GPUErrorFilter, FailureKind>> = {
  validation: 'shader',
  'out-of-memory': 'out-of-memory',
  internal: 'shader',
};

/**
 * Runs calls to the device, in one go.
 * @returns what they return, and a promise that rejects with an EngineError if the device objects
 */
export function guarded<T>({ device }: Gpu, calls: () => T): { readonly value: T; readonly accepted: Promise<void> } {
  for (const filter of SCOPES) device.pushErrorScope(filter);
  try {
    const value = calls();
    return { value, accepted: verdict(device) };
  } catch (error) {
    verdict(device).catch(() => {});
    // A buffer that is made mapped needs memory in the page as well.
    throw error instanceof RangeError ? new EngineError('out-of-memory', error.message) : error;
  }
}

async function verdict(device: GPUDevice): Promise<void> {
  const filters = SCOPES.toReversed();
  const errors = await Promise.all(filters.map(() => device.popErrorScope()));
  const at = errors.findIndex((error) => error !== null);
  const filter = filters[at];
  if (filter) throw new EngineError(KINDS[filter], errors[at]?.message ?? filter);
}
