/** The output folder that a command works on. */
import { version } from '../../package.json';
import { CellStore } from '../headless/cellStore.ts';
import type { EngineName } from '../model/network/parameters.ts';
import { ArgumentError, type Arguments } from './arguments.ts';

const ENGINES: readonly EngineName[] = ['cpu', 'webgpu', 'exact', 'tfjs', 'reference'];
export const DEFAULT_OUT = 'superposition-out';

/** @throws ArgumentError */
export function openStore({ options }: Arguments): CellStore {
  const given = options.get('engine') ?? 'cpu';
  const engine = ENGINES.find((name) => name === given);
  if (!engine) throw new ArgumentError(`--engine must be one of ${ENGINES.join(', ')}, not ${given}.`);
  return new CellStore(options.get('out') ?? DEFAULT_OUT, { engine, version });
}
