/** All cells of a list as one safetensors file: what is alike in shape as one array over cells and seeds. */
import { safetensorsFile } from '../exchange/formats/safetensors.ts';
import type { Tensor } from '../exchange/formats/tensor.ts';
import type { TrainingConfig } from '../model/config/config.ts';
import { writeLosses } from './cellFiles.ts';
import type { Cell, CellList } from './cells.ts';
import type { CellResult } from './openCell.ts';

const FORMAT = 'superposition-sweep-1';

/** Cells with equally many models of one shape. */
interface Group {
  /** Before the names of its tensors; empty where all cells are alike. */
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

function shapeName({ nFeatures, nHidden, instances }: TrainingConfig): string {
  return `n${nFeatures}_m${nHidden}_k${instances.length}`;
}

function groupTensors({ prefix, cells }: Group, results: readonly (CellResult | null)[]): readonly (readonly [string, Tensor])[] {
  const [first] = cells;
  if (!first) return [];
  const { nFeatures, nHidden, instances } = first.config;
  const models = [cells.length, instances.length];
  const own = cells.map(({ number }) => results[number] ?? null);
  return [
    [
      `${prefix}W`,
      stacked(
        [...models, nFeatures, nHidden],
        own.map((result) => result?.W),
      ),
    ],
    [
      `${prefix}b`,
      stacked(
        [...models, nFeatures],
        own.map((result) => result?.b),
      ),
    ],
    [
      `${prefix}training_loss`,
      stacked(
        models,
        own.map((result) => result?.trainingLosses),
      ),
    ],
  ];
}

function stacked(shape: readonly number[], parts: readonly (Float32Array | undefined)[]): Tensor {
  const length = shape.slice(1).reduce((product, own) => product * own, 1);
  const values = new Float32Array(parts.length * length).fill(Number.NaN);
  for (const [at, part] of parts.entries()) if (part) values.set(part, at * length);
  return { shape, values };
}
