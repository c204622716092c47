import { exactLoss, exportModel, featureNorms, importWeights, type Snapshot, sweep, train } from 'superposition';

declare const console: { log(text: string): void };

const options = { nFeatures: 5, nHidden: 2, sparsity: 0.9, steps: 300 };
const last: Snapshot = await train(options, { engine: 'cpu' }).finished;
const loss: number = exactLoss({ ...options, W: last.W, b: last.b });
const x = { key: 'sparsity', values: [0, 0.9] } as const;
const y = { key: 'nHidden', values: [1, 2] } as const;
const cells = await sweep({ base: { batchSize: 32 }, x, y, seeds: 1, steps: 50 }).finished;
const weights = await importWeights(await exportModel(last, options, { format: 'npz' }));
const onward: Snapshot = await train({ from: weights, steps: 20 }).finished;
console.log(
  `step ${last.step}, ${featureNorms(last.instance(0)).length} norms, ${cells.length} cells, loss below 1: ${loss < 1}, on to ${onward.step}`,
);
