/** Reads JSON with weights in nested lists: files this project saved, which hold their configuration, and plain `{ "W": …, "b": … }`. */
import { checkConfig } from '../../model/config/checkConfig.ts';
import type { TrainingOptions } from '../../model/config/config.ts';
import { isRecord } from '../../model/config/record.ts';
import { FileError, shown } from '../formats/fileError.ts';
import { float32Bytes, type StoredTensor, type StoredTensors } from '../formats/tensor.ts';
import { FILE_FORMAT } from './savedModel.ts';

export interface JsonContent {
  readonly tensors: StoredTensors;
  /** As this project writes it. */
  readonly isOurs: boolean;
  readonly configuration: TrainingOptions | null;
}

/** For files this project saved; other lists in them, such as losses, are not weights. */
const OUR_ARRAYS: readonly string[] = ['W', 'W_out', 'b'];

/** @throws FileError saying what is wrong with the text */
export function readModelJson(text: string): JsonContent {
  const content = parsed(text);
  if (!isRecord(content)) throw new FileError('The JSON is not an object with the weights under "W".');
  const isOurs = content.format === FILE_FORMAT.name;
  if (isOurs) checkVersion(content.formatVersion);
  const arrays = Object.entries(content).flatMap(([name, value]) => (Array.isArray(value) ? [[name, value] as const] : []));
  const tensors = new Map(
    arrays.filter(([name]) => !isOurs || OUR_ARRAYS.includes(name)).map(([name, value]) => [name, tensorOf(name, value)]),
  );
  return { tensors, isOurs, configuration: isOurs ? checkedOptions(content.configuration) : null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new FileError(`The text is not JSON: ${shown(error instanceof Error ? error.message : '')}.`);
  }
}

function checkVersion(version: unknown): void {
  if (version === FILE_FORMAT.version) return;
  throw new FileError(`The file has version ${shown(String(version))} of its format; version ${FILE_FORMAT.version} can be read.`);
}

/** Nested lists as an array. @throws FileError where they are ragged or hold anything but numbers */
function tensorOf(name: string, value: readonly unknown[]): StoredTensor {
  const shape = shapeOf(value);
  const numbers: number[] = [];
  flatten(name, value, shape, numbers);
  return { shape, type: 'float32', bytes: float32Bytes(numbers), isColumnMajor: false };
}

/** Weights have at most three dimensions; deeper nesting is refused. */
const MAX_DEPTH = 4;

/** The shape of the first entries. */
function shapeOf(value: unknown, depth = 0): number[] {
  return Array.isArray(value) && depth < MAX_DEPTH ? [value.length, ...shapeOf(value[0], depth + 1)] : [];
}

function flatten(name: string, value: unknown, [length, ...inner]: readonly number[], numbers: number[]): void {
  if (length === undefined) {
    if (typeof value !== 'number') throw new FileError(`${shown(name)} holds ${noNumber(value)} where a number should be.`);
    numbers.push(value);
    return;
  }
  if (!Array.isArray(value) || value.length !== length) throw new FileError(`${shown(name)} has lists of unequal length.`);
  for (const entry of value) flatten(name, entry, inner, numbers);
}

function noNumber(value: unknown): string {
  return typeof value === 'object' && value !== null ? 'a list or an object' : shown(JSON.stringify(value));
}

function checkedOptions(configuration: unknown): TrainingOptions {
  if (!isOptions(configuration)) throw new FileError('The file has no configuration.');
  const result = checkConfig(configuration);
  if ('config' in result) return configuration;
  throw new FileError(`The configuration in the file is refused: ${result.problems.map(({ message }) => message).join(' ')}`);
}

/** `checkConfig` decides whether its values are allowed. */
function isOptions(value: unknown): value is TrainingOptions {
  return isRecord(value);
}
