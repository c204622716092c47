/** Any figure that is drawn from an experiment or from what the reader moves in it: its definition brought to life. */
import { type KeyboardEvent, type ReactNode, useCallback, useRef } from 'react';
import type { Point, Size } from '../../charts/view.ts';
import type { ExperimentState } from '../../experiment/experiment.ts';
import { handleOf } from '../concept/handles.ts';
import type { Change, FigureDefinition, Scene } from '../definition.ts';
import { useExperiment } from '../hooks/useExperiment.ts';
import { useView } from '../hooks/useView.ts';
import type { FigureProps } from '../meta.ts';
import { heightOf } from '../still.ts';
import { Drawing, type DrawingProps, type Place } from './Drawing.tsx';
import { OwnControls } from './OwnControls.tsx';
import { experimentProgress, Panel, type Progress } from './Panel.tsx';
import { useScrubbing } from './useScrubbing.ts';

export type ViewProps<Settings extends object = object> = Pick<FigureProps<Settings>, 'store' | 'settings' | 'onSettings'>;

interface DefinedProps<Input, Layout, Hit, View, Settings extends object> extends ViewProps<Settings> {
  readonly definition: FigureDefinition<Input, Layout, Hit, View, Settings>;
}

export function FigureView<Input, Layout, Hit, View, Settings extends object>(
  props: DefinedProps<Input, Layout, Hit, View, Settings>,
): ReactNode {
  const { definition, store } = props;
  const { meta, describe, table } = definition;
  const trains = meta.needs === 'experiment';
  const { view, input, draw, isSettled, act, hitAt, handleAt, apply } = useScene(props);
  // What is not drawn follows the shape and the selection alone.
  useExperiment(store, shapeOf);
  const title = useExperiment(store, ({ params }) => meta.titleFor?.(params) ?? meta.title);
  useExperiment(store, ({ selectedFeature }) => definition.controls && selectedFeature);
  const key = (event: KeyboardEvent) => {
    const [pressed, handle] = [{ key: event.key, shiftKey: event.shiftKey }, handleOf(event.target)];
    const acted = handle === null ? act(definition.onKey, pressed) : act(definition.handles?.key, { handle, ...pressed });
    if (acted) event.preventDefault();
  };
  const tip = (place: Place) => {
    const hit = hitAt(place);
    return hit === null ? null : (definition.tip?.(input(), hit) ?? null);
  };
  const scrubbing = useScrubbing((to) => void act(definition.scrub, to));
  const tap = (place: Place) => {
    const hit = hitAt(place);
    if (hit !== null) act(definition.onTap, hit);
  };
  const pointer = { act, handleAt, tap: definition.onTap && tap };
  const dragging = { ...useDragging(definition, input, pointer), ...(definition.scrub && scrubbing) };
  const announcement = definition.announcement?.(input());
  const controls = definition.controls?.({ view, state: store.getState(), input: input() });
  return (
    <>
      <Panel
        id={meta.id}
        title={title}
        note={notes(definition.leftOut?.(input()), announcement)}
        progress={useCallback(() => (trains ? experimentProgress(store) : UNTRAINED), [trains, store])}
        describe={useCallback(() => describe(input()), [describe, input])}
        table={useCallback(() => table(input()), [table, input])}
        watch={trains ? store.subscribe : undefined}
      >
        <Drawing
          height={(width) => heightOf(definition, width, input())}
          draw={draw}
          isSettled={isSettled}
          watch={trains ? store.subscribe : undefined}
          tip={definition.hit && tip}
          onHover={(place) => void act(definition.onHit, hitAt(place))}
          onKey={key}
          help={definition.help?.(input())}
          {...dragging}
        />
      </Panel>
      {controls && <OwnControls controls={controls} oneChoice={definition.oneChoice} onChange={apply} />}
    </>
  );
}

function shapeOf({ snapshot, params }: ExperimentState): string {
  return `${snapshot?.nFeatures ?? params.n} ${snapshot?.nHidden ?? params.m}`;
}

const UNTRAINED: Progress = { step: 0, status: 'paused' };

function notes(leftOut: string | null | undefined, announcement: string | null | undefined): ReactNode {
  if (!leftOut && !announcement) return null;
  return (
    <>
      {leftOut}
      {announcement && <Announcement words={announcement} />}
    </>
  );
}

/** For the keyboard and the screen reader; the pointer has its tip. */
function Announcement({ words }: { readonly words: string }): ReactNode {
  return (
    <span className="visually-hidden" role="status">
      {words}
    </span>
  );
}

/** What acts on a figure is given the scene of that moment. @returns whether it changed anything */
type ActOn<Input, Layout, View> = <Event>(
  on: ((event: Event, scene: Scene<Input, Layout, View>) => Change<View> | null) | undefined,
  event: Event,
) => boolean;

function useScene<Input, Layout, Hit, View, Settings extends object>({
  definition,
  store,
  settings,
  onSettings,
}: DefinedProps<Input, Layout, Hit, View, Settings>) {
  const [view, setView] = useView(settings, definition.view, onSettings);
  const drawn = useRef<{ readonly layout: Layout } | null>(null);
  const input = useCallback(() => definition.input(store.getState(), view), [definition, store, view]);
  const draw = useCallback(
    (size: Size) => {
      const data = input();
      const layout = definition.layout(data, size, drawn.current?.layout ?? null);
      drawn.current = { layout };
      return definition.draw(layout, definition.meta.title, data);
    },
    [definition, input],
  );
  const isSettled = useCallback(() => drawn.current === null || (definition.isSettled?.(drawn.current.layout) ?? true), [definition]);
  const apply = (change: Change<View>) => {
    const { view: next, feature, camera, moment, pull } = change;
    if (next !== undefined) setView(next, definition.settingsOf?.(next) ?? settings);
    if (feature !== undefined && feature !== store.getState().selectedFeature) store.actions.selectFeature(feature);
    if (camera) store.actions.turnCamera(camera);
    if (moment !== undefined) store.actions.lookAt(moment);
    if (pull) store.actions.pull(pull.feature, pull.direction);
    if (pull === null) store.actions.letGo();
  };
  const act: ActOn<Input, Layout, View> = (on, event) => {
    const change = drawn.current && on?.(event, { view, state: store.getState(), input: input(), layout: drawn.current.layout });
    if (change) apply(change);
    return !!change;
  };
  const hitAt = (place: Point | null) =>
    place && drawn.current ? (definition.hit?.(drawn.current.layout, place.x, place.y) ?? null) : null;
  const handleAt = (place: Place) => {
    const { find } = definition.handles ?? {};
    return find && drawn.current ? find(drawn.current.layout, place) : handleOf(place.target);
  };
  return { view, input, draw, isSettled, act, hitAt, handleAt, apply };
}

/** Pixels that a press may move and still be one. */
const STILL = 6;

interface Pointer<Input, Layout, View> {
  readonly act: ActOn<Input, Layout, View>;
  readonly handleAt: (place: Place) => string | null;
  /** Left out where a press does nothing of its own. */
  readonly tap: ((place: Place) => void) | undefined;
}

/** Handles are moved to where the pointer is; elsewhere dragging reports how far the pointer went. */
function useDragging<Input, Layout, Hit, View>(
  { handles, drag }: Pick<FigureDefinition<Input, Layout, Hit, View, object>, 'handles' | 'drag'>,
  input: () => Input,
  { act, handleAt, tap }: Pointer<Input, Layout, View>,
): Partial<DrawingProps> {
  const held = useRef<string | null>(null);
  const last = useRef<Point | null>(null);
  const pressed = useRef<Place | null>(null);
  const turns = drag?.isPossible(input()) ?? false;
  if (!handles && !turns && !tap) return {};
  const letGo = () => {
    if (held.current !== null) act(handles?.release, { handle: held.current });
    held.current = null;
    last.current = null;
    pressed.current = null;
  };
  return {
    grabs: turns,
    catches: (place) => handleAt(place) !== null,
    onPress: (place) => {
      held.current = handleAt(place);
      last.current = place;
      pressed.current = held.current === null ? place : null;
      if (held.current !== null) act(handles?.press, { handle: held.current });
    },
    onDrag: (to) => {
      const { current: from } = pressed;
      if (from && Math.hypot(to.x - from.x, to.y - from.y) > STILL) pressed.current = null;
      if (held.current !== null) act(handles?.drag, { handle: held.current, to });
      else if (turns && last.current) act(drag?.act, { x: to.x - last.current.x, y: to.y - last.current.y });
      last.current = to;
    },
    onRelease: () => {
      if (pressed.current) tap?.(pressed.current);
      letGo();
    },
    onCancel: letGo,
  };
}
