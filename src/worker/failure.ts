/** Failures as values: from whatever was thrown, and to a sentence for the reader. The kinds are the engines'. */
import { EngineError } from '../engine/engine.ts';
import { ConfigError } from '../model/problem.ts';
import type { Failure } from './protocol.ts';

/** Anything that is neither an EngineError nor a ConfigError is a bug, and is told as a crash. */
export function toFailure(error: unknown): Failure {
  if (error instanceof EngineError) return { kind: error.kind, detail: error.message };
  if (error instanceof ConfigError) return { kind: 'bad-config', detail: error.message };
  const detail = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return { kind: 'worker-crashed', detail };
}

/** What happened and what to do, in a sentence or two; for a bad configuration, the problems themselves. */
export function describeFailure({ kind, detail }: Failure): string {
  switch (kind) {
    case 'no-webgpu':
      return `WebGPU is not available here. ${webgpuAdvice()}`;
    case 'no-wasm':
      return 'This page may not run WebAssembly: the browser lacks it (or its SIMD part), or a content security policy forbids it. Allow ‘wasm-unsafe-eval’ to train at full speed.';
    case 'device-lost':
      return 'The graphics device was lost, as happens when the driver restarts or the computer sleeps. Start the run again, or choose the CPU engine.';
    case 'shader':
      return 'The graphics driver refused the training program. Choose the CPU engine, or update the driver.';
    case 'out-of-memory':
      return 'There is not enough memory for a run of this size. Choose fewer features, hidden units or models.';
    case 'diverged':
      return 'Training diverged: weights grew beyond all numbers. Choose a lower learning rate and start again.';
    case 'bad-config':
      return detail;
    case 'worker-crashed':
      return 'The training worker stopped unexpectedly. Start the run again; if it happens once more, reload the page.';
    default:
      throw new Error(`unknown failure: ${kind satisfies never}`);
  }
}

/** Missing WebGPU usually means an insecure page or an old browser, seldom a bad graphics card. */
function webgpuAdvice(): string {
  return globalThis.isSecureContext === false
    ? 'The page is not a secure context (isSecureContext is false): open it over https or from localhost.'
    : 'Use a current Chrome, Edge, Safari or Firefox with graphics acceleration switched on; the CPU engine works everywhere.';
}
