/** What this thread could train with: WebAssembly SIMD, a WebGPU adapter and its kind. Asks, decides nothing (`chooseEngine.ts` does). */
import type { AdapterFacts, Capabilities } from './capabilities.ts';

/** Asks the browser, in the thread that is to train. Never throws. */
export async function probeCapabilities(): Promise<Capabilities> {
  const adapter = await requestAdapter();
  return { wasmSimd: hasWasmSimd(), secureContext: globalThis.isSecureContext === true, adapter: adapter && adapterFacts(adapter) };
}

/** @returns null where there is no WebGPU or no adapter answers */
export async function requestAdapter(): Promise<GPUAdapter | null> {
  try {
    return (await navigatorGpu()?.requestAdapter({ powerPreference: 'high-performance' })) ?? null;
  } catch {
    return null;
  }
}

/** `navigator.gpu` is typed as always there; it is not. */
function navigatorGpu(): GPU | undefined {
  return globalThis.navigator?.gpu;
}

export function adapterFacts({ info }: GPUAdapter): AdapterFacts {
  const description = [info.vendor, info.architecture, info.description].filter((part) => part !== '').join(' ');
  return { software: info.isFallbackAdapter || /swiftshader|llvmpipe|lavapipe|basic render/i.test(description), description };
}

/** A module with one function that makes a v128 and drops it: made only where SIMD is there and WebAssembly is allowed. */
const SIMD_MODULE = [
  ...[0, 97, 115, 109, 1, 0, 0, 0], // magic, version
  ...[1, 4, 1, 96, 0, 0], // types: () → ()
  ...[3, 2, 1, 0], // one function of that type
  ...[10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11], // i32.const 0, i8x16.splat, drop, end
];

function hasWasmSimd(): boolean {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(SIMD_MODULE))) instanceof WebAssembly.Instance;
  } catch {
    return false;
  }
}
