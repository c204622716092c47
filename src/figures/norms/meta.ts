/** Each feature's norm as a bar. */
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'norms',
  title: 'Feature norms',
  caption: "The length of each feature's direction, coloured by how much other features share it.",
  preset: { n: 20, m: 5, S: 0.9, I: 0.7 },
  needs: 'experiment',
};

export default meta;
