/** Trains a model at each density, shows the coarse picture first, and opens the model that the reader points at. */
import { type KeyboardEvent, type ReactNode, useCallback, useRef, useState } from 'react';
import { type Camera, INITIAL_CAMERA, turned, turnOfDrag, turnOfKey } from '../../charts/camera.ts';
import { formatCount } from '../../charts/format.ts';
import { clamp, type Point, type Size } from '../../charts/view.ts';
import { Choice } from '../../controls/Choice.tsx';
import { useSettings } from '../../figure/hooks/useView.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { OwnFigure } from '../../figure/own/OwnFigure.tsx';
import type { OwnTrainer } from '../../figure/own/ownRuns.ts';
import { useOwnRuns } from '../../figure/own/useOwnRuns.ts';
import { Drawing, type Place } from '../../figure/panel/Drawing.tsx';
import { NEARLY_ALL_IN_PAIRS } from './claim.ts';
import { DENSITIES, isTooShort, nearestDensity } from './densities.ts';
import { describeUniform, uniformTable, uniformTip } from './describe.ts';
import { drawUniform } from './draw.ts';
import { type UniformHit, type UniformInput, type UniformLayout, uniformHeight, uniformHit, uniformLayout } from './layout.ts';
import meta from './meta.ts';
import { type UniformState, uniformRuns } from './runs.ts';
import { nextSeed, SIZES, trainingName, type UniformSettings } from './settings.ts';

interface UniformProps extends Pick<FigureProps<UniformSettings>, 'settings' | 'waits' | 'onReport' | 'onSettings'> {
  readonly trainer: OwnTrainer;
}

export default function UniformFigure({ trainer, settings: given, onSettings, ...props }: UniformProps): ReactNode {
  const [settings, set] = useSettings(given, onSettings);
  const [runs, state] = useOwnRuns(trainingName(settings), () => uniformRuns(trainer, settings));
  const opened = nearestDensity(settings.d);
  return (
    <OwnFigure
      {...{ meta, runs, state, ...props }}
      progress={progressOf(state, settings)}
      claim={claimOf(state)}
      describe={() => describeUniform({ models: state.models, opened })}
      table={() => uniformTable(state)}
      onNewSeed={() => set({ seed: nextSeed(settings) })}
      controls={<SizeChoice settings={settings} onChange={set} />}
    >
      <Plot state={state} settings={settings} onChange={set} />
    </OwnFigure>
  );
}

function progressOf({ models, isDone }: UniformState, settings: UniformSettings): string {
  const { steps, batch } = settings;
  const done = models.filter((found) => found?.isFinished).length;
  const trained = isDone ? `All ${models.length} densities trained` : `${done} of ${models.length} densities trained`;
  const notes = [isDone ? '' : '. Hollow marks are still moving', isTooShort(settings) ? '. So short a training leaves D* too high' : ''];
  return `${trained}, each in ${formatCount(steps)} steps of ${formatCount(batch)} examples${notes.join('')}`;
}

function claimOf({ models }: UniformState) {
  const model = models[nearestDensity(NEARLY_ALL_IN_PAIRS.density)];
  return { text: NEARLY_ALL_IN_PAIRS.text, holds: !!model && NEARLY_ALL_IN_PAIRS.holds(model.model) };
}

interface PartProps {
  readonly settings: UniformSettings;
  readonly onChange: (changed: Partial<UniformSettings>) => void;
}

function SizeChoice({ settings: { n, m, steps, batch }, onChange }: PartProps): ReactNode {
  const sizes = SIZES.some((size) => size.n === n && size.m === m) ? SIZES : [{ n, m, steps, batch }, ...SIZES];
  const options = sizes.map((size) => ({ value: `${size.n} ${size.m}`, label: `${size.n} in ${size.m}` }));
  const choose = (value: string) => {
    const size = sizes.find((one) => `${one.n} ${one.m}` === value);
    if (size) onChange(size);
  };
  return (
    <div className="main-controls">
      <Choice label="Features in dimensions" value={`${n} ${m}`} options={options} onChoose={choose} />
    </div>
  );
}

const HELP = 'Left and right open another density, up and down another of its components; with Shift, arrow keys turn the solid.';
/** Pixels that a press may move and still be one. */
const STILL = 6;

function Plot({ state: { models }, settings, onChange }: PartProps & { readonly state: UniformState }): ReactNode {
  const [camera, setCamera] = useState<Camera>(INITIAL_CAMERA);
  const layout = useRef<UniformLayout | null>(null);
  const press = useRef<{ readonly hit: UniformHit | null; readonly from: Point; last: Point } | null>(null);
  const { d, c } = settings;
  const opened = nearestDensity(d);
  const input: UniformInput = { models, opened, component: c, camera };
  const draw = useCallback(
    (size: Size) => {
      const shown = { models, opened, component: c, camera };
      layout.current = uniformLayout(shown, size);
      return drawUniform(layout.current, describeUniform(shown), shown);
    },
    [models, opened, c, camera],
  );
  const hitAt = ({ x, y }: Point) => layout.current && uniformHit(layout.current, x, y);
  const open = (hit: UniformHit | null) => {
    if (hit?.kind === 'density') onChange({ d: DENSITIES[hit.at] ?? d, c: 0 });
    if (hit?.kind === 'component') onChange({ c: hit.at });
  };
  const drag = (to: Place) => {
    if (press.current?.hit?.kind !== 'solid') return;
    const by = turnOfDrag({ x: to.x - press.current.last.x, y: to.y - press.current.last.y });
    press.current.last = to;
    setCamera((before) => turned(before, by));
  };
  const release = () => {
    const held = press.current;
    press.current = null;
    if (held && Math.hypot(held.last.x - held.from.x, held.last.y - held.from.y) <= STILL) open(held.hit);
  };
  const key = (event: KeyboardEvent) => {
    const by = turnOfKey(event.key);
    if (!by) return;
    event.preventDefault();
    if (event.shiftKey) setCamera((before) => turned(before, by));
    else if (by.yaw !== 0) open({ kind: 'density', at: clamp(opened + Math.sign(by.yaw), 0, DENSITIES.length - 1) });
    else open({ kind: 'component', at: clamp(c - Math.sign(by.pitch), 0, Math.max(0, (layout.current?.graph.length ?? 1) - 1)) });
  };
  return (
    <Drawing
      height={uniformHeight}
      draw={draw}
      tip={(place) => {
        const hit = hitAt(place);
        return hit && uniformTip(input, hit);
      }}
      onPress={(place) => {
        press.current = { hit: hitAt(place), from: place, last: place };
      }}
      onDrag={(place) => {
        if (press.current && press.current.hit?.kind !== 'solid') press.current.last = place;
        drag(place);
      }}
      onRelease={release}
      onCancel={() => {
        press.current = null;
      }}
      onKey={key}
      help={HELP}
    />
  );
}
