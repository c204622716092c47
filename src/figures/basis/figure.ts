/** A plane to turn by hand. Coordinates change; dot products do not, unless something acts on each coordinate by itself. */
import { formatCount } from '../../charts/format.ts';
import { wrappedDegrees } from '../../charts/view.ts';
import { arrowStep } from '../../figure/concept/handles.ts';
import { toPlane } from '../../figure/concept/plane.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import type { Change, OwnControl } from '../../figure/definition.ts';
import { parseField } from '../../params/field.ts';
import { basisTable, describeBasis } from './describe.ts';
import { drawBasis } from './draw.ts';
import { type BasisLayout, basisHeight, basisLayout } from './layout.ts';
import meta from './meta.ts';
import { type BasisSettings, TURN } from './settings.ts';

export default defineFigure({
  meta,
  view: (settings): BasisSettings => settings,
  settingsOf: ({ turn, ...rest }) => ({ ...rest, turn: Math.round(turn) }),
  input: (_, current) => current,
  height: (width, { n }) => basisHeight(width, n),
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

function turned(current: BasisSettings, degrees: number): Change<BasisSettings> {
  return { view: { ...current, turn: wrappedDegrees(degrees) } };
}

function controlsOf(current: BasisSettings): readonly OwnControl<BasisSettings>[] {
  const degrees = Math.round(current.turn);
  return [
    {
      kind: 'slider',
      isRare: true,
      label: 'Turn',
      position: degrees + 180,
      positions: 360,
      page: 45,
      text: `${formatCount(degrees)}°`,
      spoken: `${degrees} degrees`,
      change: (position) => turned(current, Math.min(179, position - 180)),
      typed: (text) => turned(current, parseField(TURN, text)?.value ?? current.turn),
    },
    {
      kind: 'choice',
      label: 'On each unit',
      value: current.act,
      options: [
        { value: 'linear', label: 'nothing' },
        { value: 'relu', label: 'a ReLU' },
      ],
      change: (value) => ({ view: { ...current, act: value === 'relu' ? 'relu' : 'linear' } }),
    },
  ];
}
