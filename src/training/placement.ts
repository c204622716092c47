/** Where a run goes: which engine `auto` means before any worker is asked, and over how many workers it is spread. Pure. */
import type { Capabilities } from '../engine/capabilities.ts';
import { type Choice, chooseEngine, cpuStepMs, workOf } from '../engine/chooseEngine.ts';
import type { TrainingConfig } from '../model/config/config.ts';
import type { EngineName } from '../model/network/parameters.ts';

/** Runs of a sweep have this priority or a lower one, behind those on screen. */
export const SWEEP_PRIORITY = 10;

/** Fewer instances are not worth splitting: merging on the page would be the slowest part. */
const MIN_SHARDED_INSTANCES = 16;
const MIN_INSTANCES_PER_SHARD = 4;

/** The capabilities of a thread that lacks nothing. */
export const BEST: Capabilities = { wasmSimd: true, secureContext: true, adapter: { software: false, description: '' } };
/** For a thread whose GPU is unknown or unavailable. */
export const WITHOUT_GPU: Capabilities = { wasmSimd: true, secureContext: true, adapter: null };

/** The engine `auto` means where the adapter makes no difference; null where it does. */
export function choiceWithoutAdapter(config: TrainingConfig): Choice | null {
  const choice = chooseEngine(workOf(config), BEST);
  return choice.name === 'webgpu' ? null : choice;
}

/** Estimates are right within a factor of four or so: what this leaves out takes less than two seconds. */
const RACED_FROM_MS = 500;

/** Whether the CPU might train for so long that another engine could be worth a trial. @param steps left to train */
export function mayBeRaced(config: TrainingConfig, steps: number): boolean {
  return steps * cpuStepMs(workOf(config)) >= RACED_FROM_MS;
}

export function namedChoice(name: EngineName): Choice {
  return { name, reason: `The engine ${name} was asked for.` };
}

/** WebGPU and tfjs run in a worker of their own: one device is enough. */
export function needsGpuWorker(name: EngineName): boolean {
  return name === 'webgpu' || name === 'tfjs';
}

export function shardCount(nInstances: number, engine: EngineName, workers: number): number {
  if (engine !== 'cpu' || nInstances < MIN_SHARDED_INSTANCES) return 1;
  return Math.max(1, Math.min(workers, Math.floor(nInstances / MIN_INSTANCES_PER_SHARD)));
}

/** Instances first … end − 1. */
export interface InstanceRange {
  readonly first: number;
  readonly end: number;
}

/** At most `parts` ranges of nearly equal length, none empty. */
export function splitInstances(nInstances: number, parts: number): readonly InstanceRange[] {
  const count = Math.max(1, Math.min(parts, nInstances));
  const bound = (part: number) => Math.floor((part * nInstances) / count);
  return Array.from({ length: count }, (_, part) => ({ first: bound(part), end: bound(part + 1) }));
}
