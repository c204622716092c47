import { exportModel, featureNorms, importWeights, sweep, train } from 'superposition';

const options = { nFeatures: 5, nHidden: 2, sparsity: 0.9, steps: 300 };
const last = await train(options, { engine: 'cpu' }).finished;
const x = { key: 'sparsity', values: [0, 0.9] };
const y = { key: 'nHidden', values: [1, 2] };
const cells = await sweep({ base: { batchSize: 32 }, x, y, seeds: 1, steps: 50 }).finished;

const weights = await importWeights(await exportModel(last, options, { format: 'safetensors' }));
const further = train({ ...options, from: weights }, { engine: 'cpu' });
further.stop();
const { step, nFeatures } = await further.finished;
console.log(
  `step ${last.step}, ${featureNorms(last.instance(0)).length} norms, ${cells.length} cells; goes on from ${nFeatures} features at step ${step}`,
);
