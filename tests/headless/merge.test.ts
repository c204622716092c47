/** Putting cells together: which results are taken, and the file they become. */
import { truncateSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSpec } from '../../src/command/spec.ts';
import { readSafetensors } from '../../src/exchange/formats/safetensors.ts';
import { decodeTensor } from '../../src/exchange/formats/tensor.ts';
import { CellStore } from '../../src/headless/cellStore.ts';
import type { CellList, Origin } from '../../src/headless/cells.ts';
import { chooseResults, findResults, type OriginResults } from '../../src/headless/foundResults.ts';
import { mergedFile } from '../../src/headless/mergedSweep.ts';
import type { CellResult } from '../../src/headless/openCell.ts';
import type { EngineName } from '../../src/model/network/parameters.ts';
import { temporaryFolder } from '../setup/temporaryFolder.ts';

const LIST = readSpec('{"cells": [{}, {"sparsity": 0.5}, {"sparsity": 0.9}], "base": {"nFeatures": 2, "nHidden": 1}, "seeds": 2}');
const NEITHER = { partial: false, mixed: false };

/** Numbers that tell cells apart. */
function result(list: CellList, number: number): CellResult {
  const { nFeatures, nHidden, instances } = list.at(number).config;
  const fill = (length: number) => Float32Array.from({ length }, (_, at) => 100 * number + at);
  return {
    W: fill(instances.length * nFeatures * nHidden),
    b: fill(instances.length * nFeatures),
    trainingLosses: fill(instances.length),
    losses: Float64Array.from(instances, (_, i) => (i === 0 ? number + 0.1 : Number.POSITIVE_INFINITY)),
  };
}

function folderWith(...written: readonly (readonly [EngineName, string, readonly number[]])[]): string {
  const out = temporaryFolder();
  for (const [engine, version, numbers] of written) {
    const store = new CellStore(out, { engine, version } satisfies Origin);
    for (const number of numbers) store.writeResult(LIST.at(number), result(LIST, number));
  }
  return out;
}

function chosen(out: string, allowed = NEITHER) {
  return chooseResults(findResults(out, LIST), LIST.length, allowed);
}

describe('which results are taken', () => {
  it('those of the one engine and version that has all cells', () => {
    const { paths, trainedBy } = chosen(folderWith(['cpu', '1.0.0', [0, 1]], ['cpu', '2.0.0', [0, 1, 2]]));
    expect(trainedBy).toBe('cpu 2.0.0');
    expect([...paths.keys()].toSorted()).toEqual([0, 1, 2]);
  });

  it('refuses missing cells unless it is told otherwise', () => {
    const out = folderWith(['cpu', '1.0.0', [0, 2]]);
    expect(() => chosen(out)).toThrow('1 of 3 cells are missing (1). Train them, or give --partial.');
    expect(chosen(out, { partial: true, mixed: false }).paths.size).toBe(2);
  });

  it('refuses mixed versions unless it is told otherwise', () => {
    const out = folderWith(['cpu', '1.0.0', [0, 1]], ['webgpu', '1.0.0', [2]]);
    expect(() => chosen(out)).toThrow('there are 2 of cpu 1.0.0, 1 of webgpu 1.0.0.');
    expect(() => chosen(out, { partial: true, mixed: false })).toThrow('give --mixed');
    expect(chosen(out, { partial: false, mixed: true })).toMatchObject({ trainedBy: 'cpu 1.0.0, webgpu 1.0.0' });
  });

  it('a damaged file counts as missing', () => {
    const out = folderWith(['cpu', '1.0.0', [0, 1, 2]]);
    const path = findResults(out, LIST)[0]?.paths.get(1) ?? '';
    truncateSync(path, 300);
    expect(() => chosen(out)).toThrow('1 of 3 cells are missing (1)');
  });

  it('says so where there is nothing', () => {
    const nothing: readonly OriginResults[] = [];
    expect(() => chooseResults(nothing, 3, NEITHER)).toThrow('None of the 3 cells has results here.');
  });
});

describe('the merged file', () => {
  it('has one array over cells and seeds, and NaN for a missing cell', () => {
    const { tensors, metadata } = readSafetensors(mergedFile(LIST, 'cpu 1', (number) => (number === 1 ? null : result(LIST, number))));
    const W = tensors.get('W');
    if (!W) throw new Error('no W');
    expect(W.shape).toEqual([3, 2, 2, 1]);
    expect([...decodeTensor('W', W).values]).toEqual([0, 1, 2, 3, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 200, 201, 202, 203]);
    expect(metadata.losses).toBe('[[0.1,null],null,[2.1,null]]');
    expect(JSON.parse(metadata.seeds ?? '')).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  it('has one array for each shape where cells differ in shape', () => {
    const list = readSpec(
      '{"cells": [{"nFeatures": 3}, {"nFeatures": 2}, {"nFeatures": 3, "sparsity": 0.5}], "base": {"nHidden": 1}, "seeds": 1}',
    );
    const { tensors, metadata } = readSafetensors(mergedFile(list, 'cpu 1', (number) => result(list, number)));
    expect([...tensors].filter(([name]) => name.endsWith('W')).map(([name, { shape }]) => [name, shape])).toEqual([
      ['n3_m1_k1.W', [2, 1, 3, 1]],
      ['n2_m1_k1.W', [1, 1, 2, 1]],
    ]);
    expect(JSON.parse(metadata.groups ?? '')).toEqual({ 'n3_m1_k1.': [0, 2], 'n2_m1_k1.': [1] });
  });
});
