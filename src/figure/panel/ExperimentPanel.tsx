/**
 * A panel whose drawing follows an experiment: input from the state → layout → drawing, with what lies under the pointer told
 * in a tip. What is particular to a figure comes in as its pure functions.
 */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useCallback, useId, useRef } from 'react';
import type { SvgNode } from '../../charts/svg.ts';
import type { Size, Table } from '../../charts/view.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { Drawing, type Place } from './Drawing.tsx';
import { Panel } from './Panel.tsx';

export interface ExperimentPanelProps<Input, Layout, Hit> {
  readonly id: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly store: ExperimentStore;
  /** Keep it the same function until a view parameter changes: a new one repaints. */
  readonly input: (state: ExperimentState) => Input;
  /** `before` is the layout of the frame before. */
  readonly layout: (input: Input, size: Size, before: Layout | null) => Layout;
  readonly draw: (layout: Layout, label: string) => SvgNode;
  readonly describe: (input: Input) => string;
  readonly table: (input: Input) => Table;
  readonly hit: (layout: Layout, x: number, y: number) => Hit | null;
  readonly tip: (input: Input, hit: Hit) => string;
  readonly onHit: (hit: Hit | null) => void;
  readonly onKey: (event: KeyboardEvent) => void;
  /** What keys do, for screen readers. */
  readonly help: string;
  readonly height?: (width: number) => number;
  /** Given where the drawing can be dragged. */
  readonly onDrag?: (movement: { readonly x: number; readonly y: number }) => void;
}

const squareUpTo420 = (width: number) => Math.min(width, 420);

export function ExperimentPanel<Input, Layout, Hit>(props: ExperimentPanelProps<Input, Layout, Hit>): ReactNode {
  const { store, title, input, layout: toLayout, draw: toDrawing, describe, table } = props;
  const help = useId();
  const layout = useRef<Layout | null>(null);
  const draw = useCallback(
    (size: Size) => {
      const data = input(store.getState());
      layout.current = toLayout(data, size, layout.current);
      return toDrawing(layout.current, title);
    },
    [store, input, toLayout, toDrawing, title],
  );
  const hitAt = (place: Place | null) => (place && layout.current ? props.hit(layout.current, place.x, place.y) : null);
  const tip = (place: Place) => {
    const hit = hitAt(place);
    return hit === null ? null : props.tip(input(store.getState()), hit);
  };
  return (
    <Panel
      id={props.id}
      title={title}
      note={props.note}
      actions={props.actions}
      store={store}
      describe={useCallback((state: ExperimentState) => describe(input(state)), [describe, input])}
      table={useCallback((state: ExperimentState) => table(input(state)), [table, input])}
    >
      <Drawing
        height={props.height ?? squareUpTo420}
        draw={draw}
        watch={store.subscribe}
        tip={tip}
        onHover={(place) => props.onHit(hitAt(place))}
        onKey={props.onKey}
        focusable
        describedBy={help}
        {...useGrip(props.onDrag)}
      />
      <p id={help} className="visually-hidden">
        {props.help}
      </p>
    </Panel>
  );
}

/** Turns presses and drags into movements. */
function useGrip(onDrag: ExperimentPanelProps<unknown, unknown, unknown>['onDrag']) {
  const last = useRef<Place | null>(null);
  if (!onDrag) return {};
  const press = (place: Place) => {
    last.current = place;
  };
  const drag = (place: Place, _event: PointerEvent<SVGSVGElement>) => {
    if (last.current) onDrag({ x: place.x - last.current.x, y: place.y - last.current.y });
    last.current = place;
  };
  return { grabs: true, onPress: press, onDrag: drag };
}
