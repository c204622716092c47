/** The compiled kernel and its exports (assembly/index.ts). Compiled once a thread; every engine has an instance and memory of its own. */
import { EngineError } from '../engine.ts';
import base64 from './assembly/index.ts?kernel';

const FUNCTIONS = ['configure', 'train', 'dataChecksum'] as const;
/** Regions of the memory, assembly/memory.ts; and the bytes from one table or list to the next. */
const ADDRESSES = [
  'settings',
  'records',
  'states',
  'tables',
  'tableBytes',
  'importances',
  'importanceBytes',
  'groupOffsets',
  'groupMembers',
  'scalars',
  'unitScales',
] as const;

interface KernelFunctions {
  /** @returns 0 where the memory cannot be had */
  configure(
    nFeatures: number,
    nHidden: number,
    batchSize: number,
    tileSize: number,
    nGroups: number,
    nInstances: number,
    nTables: number,
    nImportances: number,
    untied: number,
    ownTargets: number,
    nScales: number,
  ): number;
  /** Trains instances first … last − 1 for so many steps. */
  train(first: number, last: number, firstStep: number, steps: number): void;
  /** tests/engine/dataChecksum.ts, as an i32 */
  dataChecksum(instance: number, step: number): number;
}

/** Addresses are in bytes, right once `configure` has been called. */
export type Kernel = KernelFunctions & { readonly memory: WebAssembly.Memory } & {
  readonly [name in (typeof ADDRESSES)[number]]: WebAssembly.Global<'i32'>;
};

let compiled: Promise<WebAssembly.Module> | undefined;

/** @throws EngineError `no-wasm` where WebAssembly or its SIMD is missing or forbidden, `out-of-memory` */
export async function instantiateKernel(): Promise<Kernel> {
  const { exports } = await instantiate().catch((error: unknown) => {
    throw refusal(error);
  });
  if (!isKernel(exports)) throw new Error(`the kernel exports ${Object.keys(exports)}`);
  return exports;
}

async function instantiate(): Promise<WebAssembly.Instance> {
  compiled ??= WebAssembly.compile(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  return WebAssembly.instantiate(await compiled);
}

/** Where WebAssembly, its SIMD or the page's permission is missing, some browsers refuse to compile, others only to instantiate. */
function refusal(error: unknown): EngineError {
  const kind = error instanceof RangeError ? 'out-of-memory' : 'no-wasm';
  return new EngineError(kind, error instanceof Error ? error.message : String(error));
}

function isKernel(exports: WebAssembly.Exports): exports is WebAssembly.Exports & Kernel {
  return (
    FUNCTIONS.every((name) => typeof exports[name] === 'function') &&
    ADDRESSES.every((name) => exports[name] instanceof WebAssembly.Global) &&
    exports.memory instanceof WebAssembly.Memory
  );
}
