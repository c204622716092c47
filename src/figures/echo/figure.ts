/** Features present in a state of three dimensions, what each feature reads off it, and the threshold that is to tell them from echoes. */
import { formatFixed } from '../../charts/format.ts';
import { clamp } from '../../charts/view.ts';
import { arrowStep } from '../../figure/concept/handles.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import type { Change, OwnControl } from '../../figure/definition.ts';
import { parseField } from '../../params/field.ts';
import { describeEcho, echoTable, verdictOfAll } from './describe.ts';
import { drawEcho } from './draw.ts';
import { type EchoLayout, echoHeight, echoLayout } from './layout.ts';
import meta from './meta.ts';
import { COUNT } from './readings.ts';
import { CUT, DRAWS, type EchoSettings, PRESENT } from './settings.ts';

export default defineFigure({
  meta,
  view: (settings): EchoSettings => settings,
  settingsOf: (settings) => settings,
  input: (_, current) => current,
  height: echoHeight,
  layout: (current, size): EchoLayout => echoLayout(current, size),
  draw: drawEcho,
  describe: describeEcho,
  table: echoTable,
  announcement: verdictOfAll,
  handles: {
    drag: ({ to }, { view, layout }) => cutAt(view, layout.cutAt(to.x)),
    key: (pressed, { view }) => {
      const step = arrowStep(pressed);
      return step && cutAt(view, view.cut + (step.x + step.y) / 100);
    },
  },
  controls: ({ view }) => controlsOf(view),
  poster: { from: 560 },
});

/** In hundredths. */
function cutAt(current: EchoSettings, cut: number): Change<EchoSettings> {
  return { view: { ...current, cut: Math.round(100 * clamp(cut, 0, 1)) / 100 } };
}

function controlsOf(current: EchoSettings): readonly OwnControl<EchoSettings>[] {
  const change = (changed: Partial<EchoSettings>) => ({ view: { ...current, ...changed } });
  return [
    {
      kind: 'slider',
      label: 'Features present',
      position: current.present,
      positions: COUNT,
      page: 2,
      text: String(current.present),
      change: (present) => change({ present }),
      typed: (text) => change({ present: parseField(PRESENT, text)?.value ?? current.present }),
    },
    {
      kind: 'slider',
      isRare: true,
      label: 'Threshold',
      position: Math.round(current.cut * 100),
      positions: 100,
      page: 10,
      text: formatFixed(current.cut),
      change: (position) => cutAt(current, position / 100),
      typed: (text) => change({ cut: parseField(CUT, text)?.value ?? current.cut }),
    },
    { kind: 'button', isRare: true, label: 'Draw others', change: () => change({ draw: (current.draw + 1) % DRAWS }) },
  ];
}
