/** The state of the vectors figure in words and as a table. */
import { featureLabel } from '../../charts/featureNames.ts';
import { formatFixed } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import { degreesOf } from '../../figure/concept/plane.ts';
import { answerAt, answersFor } from './answers.ts';
import type { VectorsState } from './layout.ts';

/** How many answers there are, as the drawing's heading. */
export function answerCount({ vectors, state }: VectorsState): string {
  const answers = answersFor(vectors, state);
  if (!answers) return 'No answer: the arrows lie on one line';
  return answers.kernel ? 'Infinitely many answers; one of them:' : 'Exactly one answer:';
}

export function describeVectors(current: VectorsState): string {
  const { vectors, state, t } = current;
  const answers = answersFor(vectors, state);
  const arrows = vectors.map((vector, f) => `feature ${featureLabel(f)} ${place(vector.x, vector.y)}`).join(', ');
  const amounts = answers ? answerAt(answers, t).map((amount, f) => `${formatFixed(amount)} of feature ${featureLabel(f)}`) : [];
  return `${vectors.length} arrows: ${arrows}. The state is at ${formatFixed(state.x)}, ${formatFixed(state.y)}. ${answerCount(current)} ${amounts.join(', ')}.`;
}

export function place(x: number, y: number): string {
  return `at ${formatFixed(degreesOf({ x, y }), 0)}°, length ${formatFixed(Math.hypot(x, y))}`;
}

export function vectorsTable({ vectors, state, t }: VectorsState): Table {
  const answers = answersFor(vectors, state);
  const amounts = answers ? answerAt(answers, t) : [];
  const rows = vectors.map((vector, f) => [featureLabel(f), vector.x, vector.y, amounts[f] ?? 'none']);
  return { columns: ['feature', 'across', 'up', 'amount'], rows: [...rows, ['state', state.x, state.y, '']] };
}
