/** The definition of a figure: pure functions from which its panel, poster, golden, share dialog and gallery follow. Types only. */
import type { ReactNode } from 'react';
import type { SvgNode } from '../charts/svg.ts';
import type { Point, Size, Table } from '../charts/view.ts';
import type { ExperimentState } from '../experiment/experiment.ts';
import type { TrainingOptions } from '../model/config/config.ts';
import type { Claim, FigureMeta, FigureProps } from './meta.ts';
import type { TrainedSlot } from './trainedState.ts';

/** How a figure is drawn, wherever its input comes from. */
export interface Picture<Input, Layout, Settings extends object> {
  readonly meta: FigureMeta<Settings>;
  readonly claims?: readonly Claim[];
  /** A square of at most 420 px where left out. */
  readonly height?: (width: number, input: Input) => number;
  /** `before` is the previous layout. */
  readonly layout: (input: Input, size: Size, before: Layout | null) => Layout;
  /** @param label what the drawing shows, for screen readers */
  readonly draw: (layout: Layout, label: string, input: Input) => SvgNode;
  readonly describe: (input: Input) => string;
  readonly table: (input: Input) => Table;
  /** What the drawing leaves out of a large model, in a sentence; null where it shows all. */
  readonly leftOut?: (input: Input) => string | null;
  readonly poster?: PosterPlan<Settings>;
}

/** Exceptions for a figure's posters. */
export interface PosterPlan<Settings extends object = object> {
  /** The width of the drawing from which it is drawn for desks; `poster.css` has a rule for each. 560 where left out. */
  readonly from?: 460 | 560 | 620 | 880;
  /** The width it is drawn at for desks, where it does not have the usual room. */
  wide?(settings: Settings): number;
  /** What to train for a slot, where that differs from the experiment its parameters describe. */
  training?(slot: Omit<TrainedSlot<Settings>, 'trained'>): readonly TrainingOptions[];
}

/** A figure of an experiment, or of a `View` alone: the state the reader changes in it. */
export interface FigureDefinition<Input, Layout, Hit, View, Settings extends object>
  extends Picture<Input, Layout, Settings>,
    Actions<Input, Layout, Hit, View> {
  /** The initial view: the state that belongs to this figure alone. */
  readonly view: (settings: Settings) => View;
  /** The settings a view implies, where it changes them. */
  readonly settingsOf?: (view: View) => Settings;
  readonly input: (state: ExperimentState, view: View) => Input;
  /** False where the drawing is still on its way to the newest input: then it is drawn again in the next frame. */
  readonly isSettled?: (layout: Layout) => boolean;
}

/** A figure with a component of its own; only its poster is drawn from the definition. */
export interface OwnFigureDefinition<Input, Layout, Settings extends object> extends Picture<Input, Layout, Settings> {
  /** What its poster shows. */
  readonly still: (slot: TrainedSlot<Settings>) => Input;
  readonly Component: (props: FigureProps<Settings>) => ReactNode;
}

/** What a key or the pointer changes. */
export interface Change<View> {
  readonly view?: View;
  /** Selected in every figure of the experiment; null selects none. */
  readonly feature?: number | null;
  /** Yaw and pitch of the experiment's camera, in degrees. */
  readonly camera?: readonly [number, number];
  /** A step of the run to show in every figure; null shows the newest. */
  readonly moment?: number | null;
  /** A direction pulled by hand, [hidden]; null lets it go. */
  readonly pull?: { readonly feature: number; readonly direction: readonly number[] } | null;
}

/** The figure's state when an event arrives. */
export interface Scene<Input, Layout, View> {
  readonly view: View;
  readonly state: ExperimentState;
  readonly input: Input;
  /** The layout drawn last. */
  readonly layout: Layout;
}

export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** @returns null where the event has no effect */
type Act<Event, Input, Layout, View> = (event: Event, scene: Scene<Input, Layout, View>) => Change<View> | null;

/** What readers can do in a figure. */
export interface Actions<Input, Layout, Hit, View> {
  /** What lies under the pointer. */
  readonly hit?: (layout: Layout, x: number, y: number) => Hit | null;
  readonly tip?: (input: Input, hit: Hit) => string;
  readonly onHit?: Act<Hit | null, Input, Layout, View>;
  /** A press that ends where it began, by mouse or finger. */
  readonly onTap?: Act<Hit, Input, Layout, View>;
  /** Keys while the drawing has the focus; `help` says what they do. */
  readonly onKey?: Act<Key, Input, Layout, View>;
  readonly help?: (input: Input) => string;
  /** Dragging anywhere in the drawing. @param by pixels; null from `drag.starts` leaves dragging to the page */
  readonly drag?: { readonly isPossible: (input: Input) => boolean; readonly act: Act<Point, Input, Layout, View> };
  /** Pressing, and dragging to the side, along an axis of training steps. */
  readonly scrub?: Act<Point, Input, Layout, View>;
  /** Points moved by hand, drawn by `concept/handles.ts`. */
  readonly handles?: Handles<Input, Layout, View>;
  /** Announced by screen readers when it changes. */
  readonly announcement?: (input: Input) => string | null;
  /** The figure's own controls: one below the drawing, all others behind "More". */
  readonly controls?: (scene: Omit<Scene<Input, Layout, View>, 'layout'>) => readonly OwnControl<View>[];
  /** What its controls choose together, where they are one choice. */
  readonly oneChoice?: string;
}

export interface Handles<Input, Layout, View> {
  /** The handle at a place, where handles are not drawn as such. */
  readonly find?: (layout: Layout, at: Point) => string | null;
  readonly press?: Act<{ readonly handle: string }, Input, Layout, View>;
  readonly release?: Act<{ readonly handle: string }, Input, Layout, View>;
  readonly drag: Act<{ readonly handle: string; readonly to: Point }, Input, Layout, View>;
  readonly key?: Act<{ readonly handle: string } & Key, Input, Layout, View>;
}

export type OwnControl<View> = ControlKind<View> & {
  /** It stands behind "More", where there is one. */
  readonly isRare?: boolean;
};

/** A control described by its values; `change` says what a new one means. */
type ControlKind<View> =
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly value: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly change: (value: string) => Change<View>;
    }
  | {
      readonly kind: 'slider';
      readonly label: string;
      /** Where `label` holds a symbol. */
      readonly name?: string;
      readonly position: number;
      readonly positions: number;
      readonly page: number;
      readonly text: string;
      readonly spoken?: string;
      readonly disabled?: boolean;
      readonly change: (position: number) => Change<View>;
      readonly typed: (text: string) => Change<View>;
    }
  | { readonly kind: 'button'; readonly label: string; readonly disabled?: boolean; readonly change: () => Change<View> };
