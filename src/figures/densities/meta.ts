/** The comparison of chapter 10: a linear model beside ReLU models over seven densities. */
import type { FigureMeta } from '../../figure/meta.ts';
import { COMPARISON, type DensitySettings } from './settings.ts';

const meta: FigureMeta<DensitySettings> = {
  id: 'densities',
  title: 'From dense to sparse',
  caption: 'A linear model and seven with a ReLU, from dense to sparse data: WᵀW, biases, and norms coloured by superposition.',
  needs: 'trainer',
  settings: COMPARISON,
};

export default meta;
