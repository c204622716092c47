/** The turned basis in words and as a table. */
import { featureLabel } from '../../charts/featureNames.ts';
import { formatFixed } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import { directionsAt, largestChange, readings } from './layout.ts';
import type { BasisSettings } from './settings.ts';

const VISIBLE = 0.005;

/** What the rotation changed, as the heading of the readings. */
export function verdict(state: BasisSettings): string {
  if (state.act === 'linear') return 'Outputs: unchanged';
  return largestChange(state) < VISIBLE ? 'Outputs' : 'Outputs: changed';
}

export function describeBasis(state: BasisSettings): string {
  const { n: count, turn, act: activation } = state;
  const changed =
    activation === 'linear' ? 'no dot product has changed' : `the outputs have changed by up to ${formatFixed(largestChange(state))}`;
  const kind =
    activation === 'linear'
      ? 'nothing acts on single coordinates, so the basis is not privileged'
      : 'a ReLU acts on each coordinate, so the basis is privileged';
  return `${count} directions in a plane, turned by ${Math.round(turn)}°; ${kind}; ${changed}.`;
}

export function basisTable(state: BasisSettings): Table {
  const outputs = readings(state);
  const rows = directionsAt(state).map(({ x, y }, f) => [featureLabel(f), x, y, ...(outputs[f] ?? [])]);
  return { columns: ['feature', 'unit 0', 'unit 1', ...outputs.map((_, g) => `output ${featureLabel(g)}`)], rows };
}
