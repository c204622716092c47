/** The cells of a list that this process trains: every k-th from the i-th, since neighbours cost about the same. */
import { ArgumentError, type Arguments } from './arguments.ts';

export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const WHOLE: Shard = { index: 0, count: 1 };

/** `--shard i/k`; else the place in a Slurm array; else everything. @throws ArgumentError */
export function readShard({ options }: Arguments, environment: Environment): Shard {
  const written = options.get('shard');
  return written === undefined ? slurmShard(environment) : parseShard(written);
}

function parseShard(written: string): Shard {
  const match = /^(\d+)\/(\d+)$/.exec(written.trim());
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (!(index < count)) throw new ArgumentError(`--shard must be I/K with whole numbers from 0/K to (K − 1)/K, not ${written}.`);
  return { index, count };
}

/** Slurm arrays may start at any index and have a stride. */
function slurmShard(environment: Environment): Shard {
  const {
    SLURM_ARRAY_TASK_ID: id,
    SLURM_ARRAY_TASK_COUNT: count,
    SLURM_ARRAY_TASK_MIN: min = '0',
    SLURM_ARRAY_TASK_STEP: step = '1',
  } = environment;
  if (id === undefined || count === undefined) return WHOLE;
  const index = (Number(id) - Number(min)) / Number(step);
  if (Number.isInteger(index) && index >= 0 && index < Number(count)) return { index, count: Number(count) };
  throw new ArgumentError(
    `SLURM_ARRAY_TASK_ID ${id} is none of ${count} tasks from ${min} in steps of ${step}. Give --shard, or an array without holes such as 0-7.`,
  );
}

/** @returns numbers of the shard's cells, ascending */
export function* shardNumbers({ index, count }: Shard, cells: number): Generator<number> {
  for (let number = index; number < cells; number += count) yield number;
}
