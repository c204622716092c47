import 'superposition/element';
import { featureNorms, type Snapshot, train } from 'superposition';

const figure = document.querySelector('superposition-figure');
const run = train({ nFeatures: 5, nHidden: 2, sparsity: 0.9, nInstances: 2, steps: 300 }, { engine: 'cpu' });
const last: Snapshot = await run.finished;
const trains = new Promise((resolve) => figure?.addEventListener('snapshot', resolve, { once: true }));
await trains;
document.title = `step ${last.step}, ${featureNorms(last.instance(0)).length} norms, figure ${figure?.status}`;
