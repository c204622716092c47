import 'superposition/element';
import { featureNorms, train } from 'superposition';

const figure = document.createElement('superposition-figure');
figure.setAttribute('fig', 'directions');
const trains = new Promise((resolve) => figure.addEventListener('snapshot', resolve, { once: true }));
document.body.append(figure);
const last = await train({ nFeatures: 5, nHidden: 2, sparsity: 0.9, nInstances: 2, steps: 300 }, { engine: 'cpu' }).finished;
await trains;
document.title = `step ${last.step}, ${featureNorms(last.instance(0)).length} norms, figure ${figure.status}`;
