/** WebGPU in Node: installs the package `webgpu` (Dawn), where available, as the globals that browsers have. */
import { EngineError } from '../engine/engine.ts';

interface Dawn {
  create(options: readonly string[]): GPU;
  /** The constants that browsers have as globals, such as GPUBufferUsage. */
  readonly globals: object;
}

/** In a variable, so that bundlers do not try to resolve it. */
const PACKAGE = 'webgpu';

let provided: Promise<void> | null = null;

/** Once a thread. @throws EngineError 'no-webgpu' where the package or a driver is missing */
export function provideGpu(): Promise<void> {
  provided ??= provide();
  return provided;
}

async function provide(): Promise<void> {
  const { create, globals } = await loadDawn();
  const gpu = create([]);
  if (!(await gpu.requestAdapter())) throw new EngineError('no-webgpu', NO_DRIVER);
  Object.assign(globalThis, globals);
  // Newer Nodes have a navigator, without gpu.
  const navigator = globalThis.navigator ?? {};
  Object.defineProperty(navigator, 'gpu', { value: gpu, configurable: true });
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true });
}

const NO_PACKAGE =
  'The webgpu engine needs the package webgpu, which is not installed here: npm install webgpu. The cpu engine needs nothing.';
const NO_DRIVER =
  'The webgpu engine finds no graphics driver here. On Linux it needs a Vulkan driver: that of the card, or a recent mesa-vulkan-drivers (22 is too old). The cpu engine needs none.';

async function loadDawn(): Promise<Dawn> {
  let loaded: unknown;
  try {
    loaded = await import(/* @vite-ignore */ PACKAGE);
  } catch (error) {
    throw new EngineError('no-webgpu', `${NO_PACKAGE} (${error instanceof Error ? error.message.split('\n')[0] : error})`);
  }
  if (!isDawn(loaded)) throw new EngineError('no-webgpu', NO_PACKAGE);
  return loaded;
}

function isDawn(loaded: unknown): loaded is Dawn {
  return typeof loaded === 'object' && loaded !== null && 'create' in loaded && typeof loaded.create === 'function' && 'globals' in loaded;
}
