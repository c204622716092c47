/**
 * Writes into the kernel's memory what the instances of a run draw and train with: records, tables of thresholds, importance,
 * feature groups. What several instances share is written once. Layout: assembly/memory.ts, `Instance` in assembly/instance.ts.
 */
import type { TrainingConfig } from '../../model/config/config.ts';
import type { FeatureGroups } from '../../model/data/featureGroups.ts';
import { datasetKeys, sampleLaw, unitScales } from '../../model/data/sampler.ts';
import { createActiveFeatures, type SampleTable } from '../../model/data/sampling.ts';
import { stateLength } from '../../model/network/parameters.ts';
import type { Kernel } from './kernel.ts';
import { prefersDense } from './method.ts';

/** RECORD_BYTES in assembly/memory.ts. */
const RECORD_BYTES = 48;
const GUIDE_ENTRIES = 256;
const MODE = { full: 0, gaps: 1, groups: 2, mixed: 3, exactly: 4 } as const;

type List = readonly number[];

/** The distinct lists among those of all instances, and which of them each instance has. */
interface Distinct {
  readonly lists: readonly List[];
  /** [instance] */
  readonly index: readonly number[];
}

function distinct(all: readonly List[]): Distinct {
  const found = new Map<string, number>();
  const lists: List[] = [];
  const index = all.map((list) => {
    const key = list.join();
    const known = found.get(key) ?? lists.push(list) - 1;
    found.set(key, known);
    return known;
  });
  return { lists, index };
}

/** The lists of a run, each once. Live changes make them fewer, never more. */
export interface RunLists {
  readonly sparsities: Distinct;
  readonly importances: Distinct;
}

export function runLists({ instances }: TrainingConfig): RunLists {
  return { sparsities: distinct(instances.map((own) => own.sparsity)), importances: distinct(instances.map((own) => own.importance)) };
}

export function writeGroups({ memory, groupOffsets, groupMembers }: Kernel, { offsets, members }: FeatureGroups): void {
  new Uint32Array(memory.buffer, groupOffsets.value, offsets.length).set(offsets);
  new Uint32Array(memory.buffer, groupMembers.value, members.length).set(members);
}

export function writeInstances(kernel: Kernel, config: TrainingConfig): void {
  const { sparsities, importances } = runLists(config);
  const tables = sparsities.lists.map((list, t) => writeTable(kernel, sampleLaw(config, list).table, t));
  const addresses = importances.lists.map((list, at) => writeImportance(kernel, list, at));
  for (const i of config.instances.keys()) {
    writeRecord(kernel, config, i, { ...tables[sparsities.index[i]], importance: addresses[importances.index[i]] });
  }
}

interface WrittenTable {
  readonly address: number;
  readonly mode: number;
}

function writeTable({ memory, tables, tableBytes }: Kernel, { mode, thresholds, alone }: SampleTable, t: number): WrittenTable {
  const address = tables.value + t * tableBytes.value;
  // One more threshold, 0, that no word is below.
  const written = new Uint32Array(memory.buffer, address, thresholds.length + 1);
  written.fill(0);
  written.set(thresholds);
  const next = address + written.byteLength;
  if (mode === 'mixed') new Uint32Array(memory.buffer, next, alone.length).set(alone);
  if (mode !== 'gaps') return { address, mode: MODE[mode] };
  writeGuide(new Uint16Array(memory.buffer, next, GUIDE_ENTRIES), thresholds);
  return { address, mode: thresholds[0] === 0 ? MODE.full : MODE.gaps };
}

/** How many thresholds lie above every word with these first 8 bits: where a search may start. */
function writeGuide(guide: Uint16Array, thresholds: Uint32Array): void {
  for (let first = GUIDE_ENTRIES - 1, k = 0; first >= 0; first--) {
    const largest = first * 2 ** 24 + (2 ** 24 - 1);
    while (k < thresholds.length && largest < thresholds[k]) k++;
    guide[first] = k;
  }
}

function writeImportance({ memory, importances, importanceBytes }: Kernel, list: List, at: number): number {
  const address = importances.value + at * importanceBytes.value;
  new Float32Array(memory.buffer, address, list.length).set(list);
  return address;
}

interface RecordParts extends WrittenTable {
  readonly importance: number;
}

function writeRecord(kernel: Kernel, config: TrainingConfig, i: number, { mode, address, importance }: RecordParts): void {
  const { seed, sparsity, learningRate } = config.instances[i];
  const { dataset } = config;
  const state = kernel.states.value + i * stateLength(config) * 4;
  const dense = mode === MODE.full || prefersDense(config, sparsity);
  const { base, stride } = dataset ? datasetKeys(dataset, seed) : { base: 0, stride: 0 };
  const scales = dataset?.unitLength ? kernel.unitScales.value + i * dataset.size * 4 : 0;
  const record = new DataView(kernel.memory.buffer, kernel.records.value + i * RECORD_BYTES, RECORD_BYTES);
  const words = [seed, mode, address, importance, state, 0, Number(dense), base, stride, scales];
  for (const [at, word] of words.entries()) record.setUint32(at * 4, word, true);
  record.setFloat32(20, learningRate, true);
}

/** Writes the lengths of all samples of the instances' data sets, where these are to be 1. Sparsity decides them, too. */
export function writeUnitScales({ memory, unitScales: from }: Kernel, config: TrainingConfig): void {
  const active = createActiveFeatures(config.nFeatures);
  config.instances.forEach((own, i) => {
    const scales = unitScales(config, own, active);
    new Float32Array(memory.buffer, from.value + i * scales.byteLength, scales.length).set(scales);
  });
}
