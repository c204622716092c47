/** The comparison of chapter 10: a linear model beside ReLU models over seven densities. */
import type { FigureMeta } from '../../figure/meta.ts';
import { DENSITIES_SCHEMA } from './readOptions.ts';

const meta: FigureMeta = {
  id: 'densities',
  title: 'From dense to sparse',
  caption: 'A linear model and seven with a ReLU, from dense to sparse data: WᵀW, biases, and norms coloured by superposition.',
  preset: 'n=20&m=5&I=0.7&k=4',
  needs: 'trainer',
  settings: DENSITIES_SCHEMA,
};

export default meta;
