/** Many seeds of one experiment as small multiples, grouped by the geometry they end in; any of them opens in the lab. */
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { clamp, type Size } from '../../charts/view.ts';
import { LiveLink } from '../../figure/frame/LiveLink.tsx';
import { usePress } from '../../figure/hooks/usePress.ts';
import { useThrottled } from '../../figure/hooks/useThrottled.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { Drawing, type Place } from '../../figure/panel/Drawing.tsx';
import { experimentProgress, Panel } from '../../figure/panel/Panel.tsx';
import { describeSpread, spreadLeftOut, spreadTable, spreadTooltip } from './describe.ts';
import { drawSpread } from './draw.ts';
import type { SpreadInput } from './groups.ts';
import { modelAt, modelOrder, type SpreadLayout, spreadLayout } from './layout.ts';
import meta from './meta.ts';
import { spreadHeight } from './room.ts';
import { seedLink, seedsOf } from './seeds.ts';

/** A few times a second: end states matter, and not every frame. */
const SEEDS_EVERY_MS = 300;

export default function SpreadFigure({ store, home }: Pick<FigureProps, 'store' | 'home'>): ReactNode {
  const read = useCallback(() => seedsOf(store.getState()), [store]);
  const seeds = useThrottled(store.subscribe, read, SEEDS_EVERY_MS);
  const [selected, setSelected] = useState<number | null>(null);
  const input = useMemo(() => ({ ...seeds, selectedModel: selected }), [seeds, selected]);
  const link = useRef<HTMLAnchorElement>(null);
  return (
    <Panel
      id={meta.id}
      title={meta.title}
      note={spreadLeftOut(input)}
      progress={useCallback(() => experimentProgress(store), [store])}
      describe={useCallback(() => describeSpread(read()), [read])}
      table={useCallback(() => spreadTable(read()), [read])}
      watch={store.subscribe}
    >
      <Multiples input={input} onSelect={setSelected} onOpen={() => link.current?.click()} />
      <div className="note seed-choice">
        {selected === null || selected >= input.models.length ? (
          'Point at a model; a click opens it in the lab.'
        ) : (
          <>
            {spreadTooltip(input, selected)}{' '}
            <LiveLink link={link} address={() => `${home}${seedLink(store.getState(), selected)}`} apart>
              Open this model in the lab
            </LiveLink>
          </>
        )}
      </div>
    </Panel>
  );
}

interface MultiplesProps {
  readonly input: SpreadInput;
  readonly onSelect: (model: number) => void;
  readonly onOpen: () => void;
}

function Multiples({ input, onSelect, onOpen }: MultiplesProps): ReactNode {
  const layout = useRef<SpreadLayout | null>(null);
  const pressed = usePress(onOpen);
  const draw = useCallback(
    ({ width }: Size) => {
      layout.current = spreadLayout(input, width);
      return drawSpread(layout.current, describeSpread(input));
    },
    [input],
  );
  const at = ({ x, y }: Place) => layout.current && modelAt(layout.current, x, y);
  const select = (model: number | null) => {
    if (model !== null) onSelect(model);
  };
  return (
    <Drawing
      height={(width) => spreadHeight(input.seeds, width)}
      draw={draw}
      tip={(place) => {
        const model = at(place);
        return model === null ? null : spreadTooltip(input, model);
      }}
      onHover={(place) => select(place && at(place))}
      onPress={(place, event) => {
        const model = at(place);
        select(model);
        pressed.press(model !== null, event);
      }}
      onRelease={pressed.release}
      onCancel={pressed.cancel}
      onKey={(event) => {
        const next = layout.current && nextModel(layout.current, input.selectedModel ?? null, event.key);
        if (next !== null || event.key === 'Enter') event.preventDefault();
        if (event.key === 'Enter') onOpen();
        select(next);
      }}
      help="Arrow keys move from model to model, Enter opens one in the lab."
    />
  );
}

/** The next model as they are drawn; the first from none, null for other keys. */
function nextModel(layout: SpreadLayout, from: number | null, key: string): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };
  const step = steps[key];
  if (step === undefined) return null;
  const order = modelOrder(layout);
  const place = from === null ? -1 : order.indexOf(from);
  return order[place < 0 ? 0 : clamp(place + step, 0, order.length - 1)] ?? null;
}
