/** Specs: one configuration, a list, a grid, links; what is refused. */
import { describe, expect, it } from 'vitest';
import { readSpec } from '../../src/command/spec.ts';
import { resolveConfig } from '../../src/model/config/checkConfig.ts';

const cells = (text: string) => {
  const list = readSpec(text);
  return Array.from({ length: list.length }, (_, number) => list.at(number));
};

describe('JSON', () => {
  it('of a configuration is one cell', () => {
    const [cell, ...others] = cells('{"nFeatures": 6, "nInstances": 3, "seed": 4}');
    expect(others).toEqual([]);
    expect(cell?.config).toEqual(resolveConfig({ nFeatures: 6, nInstances: 3, seed: 4 }));
  });

  it('may begin with a byte order mark, as some editors write it', () => {
    expect(cells('\ufeff{"nFeatures": 6}')[0]?.config.nFeatures).toBe(6);
  });

  it('of a grid has its cells row by row, each with all seeds', () => {
    const grid = {
      base: { seed: 7 },
      x: { key: 'sparsity', values: [0, 0.5] },
      y: { key: 'nHidden', values: [1, 2] },
      seeds: 2,
      steps: 50,
    };
    const found = cells(JSON.stringify(grid));
    expect(found.map(({ config }) => [config.instances[0]?.sparsity[0], config.nHidden])).toEqual([
      [0, 1],
      [0.5, 1],
      [0, 2],
      [0.5, 2],
    ]);
    expect(found.map(({ number }) => number)).toEqual([0, 1, 2, 3]);
    expect(found[3]?.config.instances.map(({ seed }) => seed)).toEqual([7, 8]);
  });

  it('of a list has its cells in order, each the base with its own changes', () => {
    const list = { base: { nFeatures: 4, sparsity: 0.5, seed: 9 }, cells: [{}, { featureProbability: 0.1 }, { nFeatures: 3 }], seeds: 1 };
    const found = cells(JSON.stringify(list)).map(({ config }) => [
      config.nFeatures,
      config.instances[0]?.sparsity[0],
      config.instances[0]?.seed,
    ]);
    expect(found).toEqual([
      [4, 0.5, 9],
      [4, 0.9, 9],
      [3, 0.5, 9],
    ]);
  });
});

describe('a link', () => {
  it('of the lab is one cell with the seeds it shows', () => {
    const [cell] = cells('https://a.site/?v=1&n=6&m=3&S=0.99&seed=2&k=4');
    expect(cell?.config).toEqual(
      resolveConfig({ nFeatures: 6, nHidden: 3, sparsity: 0.99, importanceDecay: 0.9, seed: 2, nInstances: 4, featureSets: null }),
    );
  });

  it('of a moment ends there', () => {
    expect(cells('?n=6&t=1200')[0]?.config.steps).toBe(1200);
  });

  it('of a map is its grid', () => {
    const found = cells('?v=1&fig=phase&n=2&m=1&x=r_0.1_10&y=density&cells=5&k=3&steps=100');
    expect(found).toHaveLength(25);
    expect(found[0]?.config).toMatchObject({ nFeatures: 2, nHidden: 1, steps: 100 });
    expect(found[24]?.options).toMatchObject({ relativeImportance: 10, featureProbability: 0.01 });
  });
});

describe('refused with a sentence', () => {
  it.each([
    ['a configuration key that there is not', '{"sparcity": 0.9}', 'configuration key must be one of'],
    ['an empty file', ' \n', 'The spec is empty'],
    ['a bare list', '[{"sparsity": 0.9}, {"names": "a?b=c"}]', 'neither a JSON object nor a link'],
    ['no object', 'null', 'neither a JSON object nor a link'],
    ['one axis', '{"x": {"key": "sparsity", "values": [0, 0.5]}}', 'y must be'],
    ['an empty list', '{"cells": []}', 'cells must be a list of at least one object'],
    ['a key beside a list', '{"cells": [{}], "sparsity": 0.9}', 'key must be one of base, cells, seeds beside a list of cells'],
    ['too many seeds', '{"cells": [{}], "seeds": 5000}', 'seeds must be a whole number from 1 to 1024'],
    ['a value out of range in a link', '?n=6&S=2', 'S must be'],
    ['changes on the way', '?n=6&t=900&ch=500S0.5', 'changes parameters on the way'],
    ['a moment of a falling learning rate', '?n=6&t=900&sched=linear', 'Leave t out'],
  ])('%s', (_, text, sentence) => {
    expect(() => cells(text)).toThrow(sentence);
  });
});
