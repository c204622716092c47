/** A model as JSON: configuration, weights as nested lists, losses on the way, versions and the permalink. */
import { VERSION } from '../citation.ts';
import { FILE_FORMAT, type SavedModel, tensorsOf } from './savedModel.ts';
import { shortestFloat32 } from './shortestFloat32.ts';
import { writtenOptions } from './writtenOptions.ts';

export function modelJson(model: SavedModel): string {
  const { config, weights, step, engine, loss, history, permalink } = model;
  const lists = [...tensorsOf(weights)].map(([name, { shape, values }]) => [name, nested(values, shape)] as const);
  return `${JSON.stringify(
    {
      format: FILE_FORMAT.name,
      formatVersion: FILE_FORMAT.version,
      version: VERSION,
      permalink,
      configuration: writtenOptions(config),
      step,
      engine,
      loss: numbers(loss),
      ...Object.fromEntries(lists),
      history: { steps: history.steps, losses: history.losses.map(numbers) },
    },
    null,
    1,
  )}\n`;
}

/** JSON has no NaN: unknown numbers are null. */
function numbers(values: ArrayLike<number>): readonly (number | null)[] {
  return Array.from(values, (value) => (Number.isFinite(value) ? shortestFloat32(Math.fround(value)) : null));
}

type Nested = number | readonly Nested[];

function nested(values: Float32Array, [length = 1, ...inner]: readonly number[]): Nested {
  if (inner.length === 0) return Array.from(values, shortestFloat32);
  const size = values.length / length;
  return Array.from({ length }, (_, at) => nested(values.subarray(at * size, (at + 1) * size), inner));
}
