/** A plane to turn by hand. Coordinates change; dot products do not, unless something acts on each coordinate by itself. */
import { formatCount } from '../../charts/format.ts';
import { wrappedDegrees } from '../../charts/view.ts';
import { arrowStep } from '../../figure/concept/handles.ts';
import { toPlane } from '../../figure/concept/plane.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import type { Change, OwnControl } from '../../figure/definition.ts';
import { basisTable, describeBasis } from './describe.ts';
import { drawBasis } from './draw.ts';
import { type BasisLayout, type BasisState, basisHeight, basisLayout } from './layout.ts';
import meta from './meta.ts';
import { readBasis } from './readBasis.ts';

export default defineFigure({
  meta,
  view: (query): BasisState => readBasis(query),
  write: ({ count, turn, activation }) => `n=${count}&turn=${Math.round(turn)}&act=${activation}`,
  input: (_, current) => current,
  height: (width, { count }) => basisHeight(width, count),
  layout: (current, size): BasisLayout => basisLayout(current, size),
  draw: (layout, _, current) => drawBasis(layout, current),
  describe: describeBasis,
  table: basisTable,
  handles: {
    drag: ({ to }, { view, layout }) => {
      const { x, y } = toPlane(layout.plane, to);
      return turned(view, (Math.atan2(y, x) * 180) / Math.PI);
    },
    key: (pressed, { view }) => {
      const step = arrowStep(pressed);
      return step && turned(view, Math.round(view.turn) + step.x + step.y);
    },
  },
  controls: ({ view }) => controlsOf(view),
  poster: { from: 620 },
});

function turned(current: BasisState, degrees: number): Change<BasisState> {
  return { view: { ...current, turn: wrappedDegrees(degrees) } };
}

function controlsOf(current: BasisState): readonly OwnControl<BasisState>[] {
  const degrees = Math.round(current.turn);
  return [
    {
      kind: 'slider',
      label: 'Turn',
      position: degrees + 180,
      positions: 360,
      page: 45,
      text: `${formatCount(degrees)}°`,
      spoken: `${degrees} degrees`,
      change: (position) => turned(current, Math.min(179, position - 180)),
      typed: (text) => turned(current, Number.parseFloat(text.replace('−', '-')) || 0),
    },
    {
      kind: 'choice',
      label: 'On each unit',
      value: current.activation,
      options: [
        { value: 'linear', label: 'nothing' },
        { value: 'relu', label: 'a ReLU' },
      ],
      change: (value) => ({ view: { ...current, activation: value === 'relu' ? 'relu' : 'linear' } }),
    },
  ];
}
