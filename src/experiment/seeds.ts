/** The seeds of models that train together. */
import type { Params } from '../params/params.ts';

/** @param params of the run's start @param instance among those trained together */
export function seedOf({ seed }: Pick<Params, 'seed'>, instance: number): number {
  return (seed + instance) % 2 ** 32;
}
