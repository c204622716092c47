/** Reading the command line: options, shards, progress in words. */
import { describe, expect, it } from 'vitest';
import { ArgumentError, parseArguments, threadCount } from '../../src/command/arguments.ts';
import { describeProgress, describeSeconds } from '../../src/command/progressLine.ts';
import { readShard, shardNumbers } from '../../src/command/shard.ts';

const parse = (...args: readonly string[]) => parseArguments(args, ['shard', 'threads', 'max-seconds']);
const NONE = parse();

describe('options', () => {
  it('are written with an equals sign or a space', () => {
    expect(parse('--shard=1/2', 'a.json')).toEqual(parse('a.json', '--shard', '1/2'));
  });

  it('may have underscores, as some launchers write them', () => {
    expect(parse('--max_seconds=3').options.get('max-seconds')).toBe('3');
  });

  it('keep equals signs within a value', () => {
    expect(parse('--shard=a=b').options.get('shard')).toBe('a=b');
  });

  it.each([
    ['unknown', ['--seeds=3'], 'There is no option --seeds here'],
    ['twice', ['--shard=0/1', '--shard=0/1'], '--shard is given twice.'],
    ['without a value', ['--threads'], '--threads needs a value: --threads=COUNT.'],
    ['two specs', ['a', 'b'], 'There is one spec at most'],
  ])('are refused: %s', (_, args, sentence) => {
    expect(() => parse(...args)).toThrow(sentence);
    expect(() => parse(...args)).toThrow(ArgumentError);
  });
});

describe('the shard', () => {
  it('takes every k-th cell', () => {
    expect([...shardNumbers({ index: 1, count: 3 }, 8)]).toEqual([1, 4, 7]);
  });

  it('is everything where nothing is said', () => {
    expect(readShard(NONE, {})).toEqual({ index: 0, count: 1 });
  });

  it.each([
    [
      { SLURM_ARRAY_TASK_ID: '3', SLURM_ARRAY_TASK_COUNT: '8' },
      { index: 3, count: 8 },
    ],
    [
      { SLURM_ARRAY_TASK_ID: '14', SLURM_ARRAY_TASK_COUNT: '8', SLURM_ARRAY_TASK_MIN: '10', SLURM_ARRAY_TASK_STEP: '2' },
      { index: 2, count: 8 },
    ],
  ])('is the place in a Slurm array: %j', (environment, shard) => {
    expect(readShard(NONE, environment)).toEqual(shard);
    expect(readShard(parse('--shard=0/2'), environment)).toEqual({ index: 0, count: 2 });
  });

  it('refuses an array with holes, whose tasks could not tell their places', () => {
    expect(() => readShard(NONE, { SLURM_ARRAY_TASK_ID: '9', SLURM_ARRAY_TASK_COUNT: '2', SLURM_ARRAY_TASK_MIN: '3' })).toThrow(
      'without holes',
    );
  });

  it.each(['', '1', '2/2', '0/0', '-1/3', '1/3/5', 'a/b', '0.5/2'])('refuses %j', (text) => {
    expect(() => readShard(parse(`--shard=${text}`), {})).toThrow('--shard must be I/K');
  });
});

it('as many threads as Slurm allots', () => {
  expect(threadCount(NONE, { SLURM_CPUS_PER_TASK: '1' })).toBe(1);
  expect(threadCount(parse('--threads=7'), { SLURM_CPUS_PER_TASK: '1' })).toBe(7);
});

it('progress has a bar, counts and the time left', () => {
  const progress = { cells: 8, cellsDone: 3, work: 100, workDone: 50 };
  expect(describeProgress(progress, 100)).toBe('████████████░░░░░░░░░░░░ 50.0 %, 3 of 8 cells, about 2 min left');
  expect(describeProgress(progress, null)).not.toContain('left');
});

it.each([
  [0.2, '1 s'],
  [89, '89 s'],
  [600, '10 min'],
  [7800, '2 h 10 min'],
])('%s seconds are %s', (seconds, words) => {
  expect(describeSeconds(seconds)).toBe(words);
});
