/** The four questions, their answers and the numbers that decide them, in words and as a table. */
import { formatFixed, formatNumber, plural } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { type Checks, checksOf, MOST_DIMENSIONS, productName, SINGULAR } from './checks.ts';

export interface Answer {
  readonly question: string;
  readonly holds: boolean;
  /** The number that decides, in two short lines. */
  readonly reason: readonly [string, string];
}

export function answersOf({ decomposable, linear, superposition, aligned }: Checks): readonly Answer[] {
  const { nRepresented } = superposition;
  return [
    {
      question: 'Decomposable?',
      holds: decomposable.holds,
      reason: ['each state is the sum of its features’', `shares, ${precision(decomposable.worst)}`],
    },
    { question: 'Linear?', holds: linear.holds, reason: ['half the amount, half the way,', precision(linear.worst)] },
    {
      question: 'In superposition?',
      holds: superposition.holds,
      reason: [
        `${plural(nRepresented, 'feature')} represented;`,
        nRepresented === 0 ? 'nothing to invert yet' : `least eigenvalue of ${superposition.matrix}: ${leastEigenvalue(superposition)}`,
      ],
    },
    {
      question: 'Aligned with the units?',
      holds: aligned.holds,
      reason: ['largest coordinate of a direction:', nRepresented === 0 ? '–' : `from ${formatFixed(aligned.worst)} of its length`],
    },
  ];
}

function leastEigenvalue({ eigenvalues, holds }: Checks['superposition']): string {
  if (eigenvalues === null) return holds ? `below ${SINGULAR}` : `at least ${SINGULAR}`;
  return formatFixed(eigenvalues.at(-1) ?? 0);
}

/** What the pictures leave out. */
export function hierarchyLeftOut({ nFeatures, nHidden }: JudgedView): string | null {
  if (Math.min(nFeatures, nHidden) <= MOST_DIMENSIONS) return null;
  return `Eigenvalues are shown where at most ${MOST_DIMENSIONS} features are represented.`;
}

function precision(worst: number): string {
  return worst < 1e-12 ? 'exactly' : `to within ${formatNumber(worst, 1)}`;
}

export function describeHierarchy(input: JudgedView): string {
  const answers = answersOf(checksOf(input));
  return answers.map(({ question, holds, reason }) => `${question} ${holds ? 'Yes' : 'No'}: ${reason.join(' ')}.`).join(' ');
}

export function hierarchyTable(input: JudgedView): Table {
  const { decomposable, linear, superposition, aligned } = checksOf(input);
  const answer = (holds: boolean) => (holds ? 'yes' : 'no');
  return {
    columns: ['property', 'holds', 'measure', 'value'],
    rows: [
      ['decomposable', answer(decomposable.holds), 'largest deviation from the sum', decomposable.worst],
      ['linear', answer(linear.holds), 'largest deviation from proportion', linear.worst],
      [
        'in superposition',
        answer(superposition.holds),
        `least eigenvalue of ${superposition.matrix} (represented)`,
        superposition.eigenvalues?.at(-1) ?? '–',
      ],
      ['aligned', answer(aligned.holds), 'least share of the largest coordinate', aligned.worst],
    ],
  };
}

/** What the small picture of a row shows. */
export function pictureWords(input: JudgedView, row: number): string {
  const pairs = 'expected against found, one dot a coordinate';
  return [pairs, pairs, `eigenvalues of ${productName(input)}`, 'largest coordinate of each direction'][row] ?? '';
}
