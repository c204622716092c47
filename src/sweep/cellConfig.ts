/**
 * The configuration of a cell: the sweep's base configuration with the two axis values in place of its own. A function of the
 * cell alone, so that the lab trains the same model, and results can be reused under other axes.
 */
import { DEFAULTS, type InstanceOptions, type TrainingOptions } from '../model/config/config.ts';

/** Everything a cell's models share; the sweep chooses the seeds. */
export type CellOptions = Omit<TrainingOptions, 'nInstances' | 'seed' | 'seeds' | 'instances'>;

/** Keys that spell the same parameter: setting one drops the others. */
const FAMILIES: readonly (readonly (keyof CellOptions)[])[] = [
  ['sparsity', 'featureProbability'],
  ['importance', 'importanceDecay', 'relativeImportance'],
];
/** Keys that all instances of a run share, and so all cells of a run. */
const RUN_KEYS = [
  ...(['nFeatures', 'nHidden', 'hiddenActivation', 'activation', 'tied', 'bias', 'target'] as const),
  ...(['values', 'active', 'featureSets', 'dataset', 'batchSize', 'steps'] as const),
  ...(['optimiser', 'momentum', 'learningRateSchedule', 'warmupSteps', 'weightDecay', 'weightDecayOn'] as const),
  ...(['initialScale', 'start'] as const),
] satisfies readonly (keyof CellOptions)[];
/** All keys that distinguish configurations; those of the run first. */
const KEYS: readonly (keyof CellOptions)[] = [...RUN_KEYS, ...FAMILIES.flat(), 'learningRate'];

export function isSameParameter(a: keyof CellOptions, b: keyof CellOptions): boolean {
  return a === b || FAMILIES.some((family) => family.includes(a) && family.includes(b));
}

/** `options` with `changes`, which replace other spellings of the same parameters. */
export function withChanges(options: CellOptions, changes: CellOptions): CellOptions {
  const kept: { -readonly [K in keyof CellOptions]: CellOptions[K] } = { ...options };
  for (const family of FAMILIES) {
    if (!family.some((key) => changes[key] !== undefined)) continue;
    for (const key of family) kept[key] = undefined;
  }
  return { ...kept, ...changes };
}

/** Equal for equal configurations, also where one leaves out a value that the other gives as the default. */
export function configurationKey(options: CellOptions): string {
  return keySlots(options).join(' ');
}

export interface CellKeys {
  /** `configurationKey` */
  readonly configuration: string;
  /** Equal for cells that can be instances of one run. */
  readonly run: string;
}

/** Keys of many cells that differ in two values only, computed from their shared part. @param options of any of them */
export function cellKeys(options: CellOptions, xKey: keyof CellOptions, yKey: keyof CellOptions): (x: number, y: number) => CellKeys {
  const slots = keySlots(options);
  const [xSlot, ySlot] = [KEYS.indexOf(xKey), KEYS.indexOf(yKey)];
  return (x, y) => {
    slots[xSlot] = JSON.stringify(x);
    slots[ySlot] = JSON.stringify(y);
    return { configuration: slots.join(' '), run: slots.slice(0, RUN_KEYS.length).join(' ') };
  };
}

function keySlots(options: CellOptions): string[] {
  const complete = withChanges(DEFAULTS, options);
  return KEYS.map((key) => JSON.stringify(complete[key] ?? null));
}

/** A cell's configuration and the seeds to train it with. */
export interface CellWork {
  readonly options: CellOptions;
  readonly seeds: readonly number[];
}

/** One run of several cells with all their seeds: instances in order of cells, then seeds. All cells have one `runKey`. */
export function runOptions(cells: readonly CellWork[]): TrainingOptions {
  const shared = cells[0]?.options ?? {};
  const run: CellOptions = Object.fromEntries(RUN_KEYS.map((key) => [key, shared[key]]));
  return { ...run, instances: cells.flatMap(({ options, seeds }) => seeds.map((seed) => ({ ...instanceOptions(options), seed }))) };
}

function instanceOptions(options: CellOptions): InstanceOptions {
  const { sparsity, featureProbability, importance, importanceDecay, relativeImportance, learningRate } = options;
  return { sparsity, featureProbability, importance, importanceDecay, relativeImportance, learningRate };
}
