/** All cells of a list as one safetensors file: cells of equal shape form one array over cells and seeds. */
import { safetensorsFile } from '../exchange/formats/safetensors.ts';
import type { Tensor } from '../exchange/formats/tensor.ts';
import type { TrainingConfig } from '../model/config/config.ts';
import { writeLosses } from './cellFiles.ts';
import type { Cell, CellList } from './cells.ts';
import type { CellResult } from './openCell.ts';

const FORMAT = 'superposition-sweep-1';

/** Cells with equally many models of one shape. */
interface Group {
  /** The prefix of its tensors' names; empty where all cells have one shape. */
  readonly prefix: string;
  readonly cells: readonly Cell[];
}

/**
 * Equal for equal results, in whatever shards they were trained.
 * @param resultOf null where a cell is missing: its numbers are NaN
 */
export function mergedFile(list: CellList, trainedBy: string, resultOf: (number: number) => CellResult | null): Uint8Array {
  const cells = Array.from({ length: list.length }, (_, number) => list.at(number));
  const results = cells.map(({ number }) => resultOf(number));
  const groups = groupsOf(cells);
  const tensors = new Map(groups.flatMap((group) => groupTensors(group, results)));
  const metadata = {
    format: FORMAT,
    trained_by: trainedBy,
    cells: JSON.stringify(cells.map(({ options }) => options)),
    seeds: JSON.stringify(cells.map(({ config }) => config.instances.map(({ seed }) => seed))),
    losses: `[${results.map((result) => (result ? writeLosses(result.losses) : 'null')).join(',')}]`,
    groups: JSON.stringify(Object.fromEntries(groups.map(({ prefix, cells: own }) => [prefix, own.map(({ number }) => number)]))),
  };
  return safetensorsFile(tensors, metadata);
}

function groupsOf(cells: readonly Cell[]): readonly Group[] {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const name = shapeName(cell.config);
    groups.set(name, [...(groups.get(name) ?? []), cell]);
  }
  return [...groups].map(([name, own]) => ({ prefix: groups.size > 1 ? `${name}.` : '', cells: own }));
}

function shapeName({ nFeatures, nHidden, tied, instances }: TrainingConfig): string {
  return `n${nFeatures}_m${nHidden}_k${instances.length}${tied ? '' : '_untied'}`;
}

function groupTensors({ prefix, cells }: Group, results: readonly (CellResult | null)[]): readonly (readonly [string, Tensor])[] {
  const [first] = cells;
  if (!first) return [];
  const { nFeatures, nHidden, tied, instances } = first.config;
  const models = [cells.length, instances.length];
  const weights = [...models, nFeatures, nHidden];
  const all = (name: string, shape: readonly number[], of: (result: CellResult) => Float32Array | undefined) => {
    const parts = cells.map(({ number }) => results[number] ?? null).map((result) => result && of(result));
    return [prefix + name, stacked(shape, parts)] as const;
  };
  return [
    all('W', weights, ({ W }) => W),
    ...(tied ? [] : [all('W_out', weights, ({ WOut }) => WOut)]),
    all('b', [...models, nFeatures], ({ b }) => b),
    all('training_loss', models, ({ trainingLosses }) => trainingLosses),
  ];
}

function stacked(shape: readonly number[], parts: readonly (Float32Array | undefined | null)[]): Tensor {
  const length = shape.slice(1).reduce((product, own) => product * own, 1);
  const values = new Float32Array(parts.length * length).fill(Number.NaN);
  for (const [at, part] of parts.entries()) if (part) values.set(part, at * length);
  return { shape, values };
}
