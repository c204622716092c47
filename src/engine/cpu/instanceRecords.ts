/**
 * Writes into the kernel's memory what the instances of a run draw and train with: records, tables of thresholds, importance,
 * feature groups. What several instances share is written once. Layout: assembly/memory.ts, `Instance` in assembly/index.ts.
 */
import type { TrainingConfig } from '../../model/config/config.ts';
import { type FeatureGroups, type SampleTable, sampleTable } from '../../model/data/sampling.ts';
import { stateLength } from '../../model/network/parameters.ts';
import type { Kernel } from './kernel.ts';
import { prefersDense } from './method.ts';

const RECORD_WORDS = 8;
const GUIDE_ENTRIES = 256;
const MODE = { full: 0, gaps: 1, groups: 2 } as const;

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

export function writeInstances(kernel: Kernel, config: TrainingConfig, groups: FeatureGroups): void {
  const { sparsities, importances } = runLists(config);
  const tables = sparsities.lists.map((list, t) => writeTable(kernel, sampleTable(list, groups), t));
  const addresses = importances.lists.map((list, at) => writeImportance(kernel, list, at));
  for (const i of config.instances.keys()) {
    const table = tables[sparsities.index[i]];
    if (!table) throw new Error(`no table for instance ${i}`);
    const state = kernel.states.value + i * stateLength(config) * 4;
    writeRecord(kernel, config, i, {
      ...table,
      importance: addresses[importances.index[i]],
      state,
      exclusive: groups.exclusive,
    });
  }
}

interface WrittenTable {
  readonly address: number;
  readonly mode: number;
}

function writeTable({ memory, tables, tableBytes }: Kernel, { mode, thresholds }: SampleTable, t: number): WrittenTable {
  const address = tables.value + t * tableBytes.value;
  // One more threshold, 0, that no word is below.
  const written = new Uint32Array(memory.buffer, address, thresholds.length + 1);
  written.fill(0);
  written.set(thresholds);
  if (mode === 'groups') return { address, mode: MODE.groups };
  writeGuide(new Uint16Array(memory.buffer, address + written.byteLength, GUIDE_ENTRIES), thresholds);
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
  readonly state: number;
  readonly exclusive: boolean;
}

function writeRecord({ memory, records }: Kernel, config: TrainingConfig, i: number, parts: RecordParts): void {
  const own = config.instances[i];
  if (!own) throw new Error(`no instance ${i} of ${config.instances.length}`);
  const record = new DataView(memory.buffer, records.value + i * RECORD_WORDS * 4, RECORD_WORDS * 4);
  const dense = parts.mode === MODE.full || prefersDense(config, own.sparsity);
  const words = [own.seed, parts.mode, parts.address, parts.importance, parts.state, 0, dense ? 1 : 0, parts.exclusive ? 1 : 0];
  for (const [at, word] of words.entries()) record.setUint32(at * 4, word, true);
  record.setFloat32(20, own.learningRate, true);
}
