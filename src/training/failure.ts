/** Failures as values: from whatever was thrown, and to a sentence for the reader. The kinds are the engines'. */
import { EngineError } from '../engine/engine.ts';
import { ConfigError } from '../model/config/problem.ts';
import type { EngineName } from '../model/network/parameters.ts';
import type { Failure } from './protocol.ts';

/** Anything that is neither an EngineError nor a ConfigError is a bug, and is reported as a crash. */
export function toFailure(error: unknown): Failure {
  if (error instanceof EngineError) return { kind: error.kind, detail: error.message };
  if (error instanceof ConfigError) return { kind: 'bad-config', detail: error.message };
  const detail = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return { kind: 'worker-crashed', detail };
}

interface Words {
  readonly happened: string;
  readonly toDo: () => string;
  /** Replaces the advice where another engine, or a new start of the same one, has taken over the run. */
  readonly goesOn?: (engine: EngineName) => string;
}

const trainsInstead = (engine: EngineName) => `The ${engine} engine trains instead.`;
const wentOn = (engine: EngineName) => `Training went on from the last checkpoint with the ${engine} engine.`;

const WORDS: Readonly<Record<Exclude<Failure['kind'], 'bad-config' | 'not-offered'>, Words>> = {
  'no-webgpu': { happened: 'WebGPU is not available here.', toDo: webgpuAdvice },
  'no-wasm': {
    happened: 'This page may not run WebAssembly: the browser lacks it (or its SIMD part), or a content security policy forbids it.',
    toDo: () => 'Allow ‘wasm-unsafe-eval’ to train at full speed.',
  },
  'device-lost': {
    happened: 'The graphics device was lost, as happens when the driver restarts or the computer sleeps.',
    toDo: () => 'Start the run again, or choose the CPU engine.',
    goesOn: wentOn,
  },
  shader: {
    happened: 'The graphics driver refused the training program.',
    toDo: () => 'Choose the CPU engine, or update the driver.',
    goesOn: trainsInstead,
  },
  'out-of-memory': {
    happened: 'There is not enough memory for a run of this size.',
    toDo: () => 'Choose fewer features, hidden units or models.',
    goesOn: trainsInstead,
  },
  diverged: {
    happened: 'Training diverged: weights grew beyond all numbers.',
    toDo: () => 'Choose a lower learning rate and start again.',
  },
  'worker-crashed': {
    happened: 'The training worker stopped unexpectedly.',
    toDo: () => 'Start the run again; if it happens once more, reload the page.',
    goesOn: wentOn,
  },
  'not-loaded': {
    happened: 'The code that trains could not be loaded.',
    toDo: () => 'Check the connection and start again.',
    goesOn: wentOn,
  },
};

/**
 * What happened and what to do, in a sentence or two; for a bad configuration, the problems themselves.
 * @param goesOnWith the engine that has taken the run over; where left out the run has ended
 */
export function describeFailure({ kind, detail }: Failure, goesOnWith?: EngineName): string {
  if (kind === 'bad-config') return detail;
  if (kind === 'not-offered') return `${detail} ${goesOnWith ? trainsInstead(goesOnWith) : 'Choose another engine.'}`;
  const { happened, toDo, goesOn } = WORDS[kind];
  return `${happened} ${goesOnWith && goesOn ? goesOn(goesOnWith) : toDo()}`;
}

/** Missing WebGPU usually means an insecure page or an old browser, seldom a bad graphics card. */
function webgpuAdvice(): string {
  const { isSecureContext } = globalThis;
  if (isSecureContext === undefined)
    return 'Node needs the package webgpu (npm install webgpu) and a graphics driver; the CPU engine works everywhere.';
  return isSecureContext
    ? 'Use a current Chrome, Edge, Safari or Firefox with graphics acceleration switched on; the CPU engine works everywhere.'
    : 'The page is not a secure context (isSecureContext is false): open it over https or from localhost.';
}
