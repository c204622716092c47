/** What the figure says of itself. */
import { LINEAR_KEEPS_TOP, PAIRS_AMONG_LESS_IMPORTANT, ROOM_FOR_ALL } from '../../figure/claims.ts';
import type { FigureMeta } from '../../figure/meta.ts';

const meta: FigureMeta = {
  id: 'norms',
  title: 'Feature norms',
  caption: "The length of each feature's direction, coloured by how much other features share it.",
  preset: 'n=20&m=5&S=0.9&I=0.7',
  claims: [LINEAR_KEEPS_TOP, PAIRS_AMONG_LESS_IMPORTANT, ROOM_FOR_ALL],
  needs: 'experiment',
};

export default meta;
