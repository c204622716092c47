/** Tegum products: the reader puts shapes together at right angles and sees what they make. */
import { INITIAL_CAMERA, turned, turnOfDrag, turnOfKey } from '../../charts/camera.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import type { OwnControl } from '../../figure/definition.ts';
import { describeTegum, tegumTable, tegumTip, wholeInWords } from './describe.ts';
import { drawTegum } from './draw.ts';
import { pairAt, type TegumView, tegumHeight, tegumLayout } from './layout.ts';
import meta from './meta.ts';
import { partTitle, productOf } from './product.ts';
import { MOST, PART_NAMES, type PartName, partNamed, type TegumSettings } from './settings.ts';

export default defineFigure({
  meta,
  view: (settings): TegumView => ({ ...settings, camera: INITIAL_CAMERA }),
  settingsOf: ({ parts }): TegumSettings => ({ parts }),
  input: (_, view) => view,
  height: tegumHeight,
  layout: (view, size) => tegumLayout(view, size),
  draw: drawTegum,
  describe: describeTegum,
  table: tegumTable,
  hit: pairAt,
  tip: tegumTip,
  onKey: ({ key }, { view }) => {
    const by = turnOfKey(key);
    return by && { view: { ...view, camera: turned(view.camera, by) } };
  },
  help: () => 'Arrow keys turn the solids.',
  drag: {
    isPossible: isTurnable,
    act: (by, { view }) => ({ view: { ...view, camera: turned(view.camera, turnOfDrag(by)) } }),
  },
  announcement: ({ parts }) => wholeInWords(productOf(parts)),
  oneChoice: 'What is put together',
  controls: ({ view }) => Array.from({ length: MOST }, (_, at) => partChoice(view, at)),
});

function isTurnable({ parts }: TegumSettings): boolean {
  const product = productOf(parts);
  return product.dimensions === 3 || product.parts.some(({ dimensions }) => dimensions === 3);
}

const NOTHING = 'nothing';
const LABELS = ['Put together', 'with', 'and with'];

/** The third part may be left out. */
function partChoice(view: TegumView, at: number): OwnControl<TegumView> {
  const shapes = PART_NAMES.map((value) => ({ value, label: partTitle(value) }));
  return {
    kind: 'choice',
    label: LABELS[at] ?? '',
    value: view.parts[at] ?? NOTHING,
    options: at < 2 ? shapes : [{ value: NOTHING, label: 'nothing more' }, ...shapes],
    change: (value) => ({ view: { ...view, parts: withPart(view.parts, at, partNamed(value)) } }),
  };
}

function withPart(parts: readonly PartName[], at: number, part: PartName | undefined): readonly PartName[] {
  return [...parts.slice(0, at), ...(part ? [part] : []), ...parts.slice(at + 1)];
}
