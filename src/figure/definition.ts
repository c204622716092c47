/** What a figure is: pure functions from which its panel, poster, golden, share dialog and gallery follow. Types only. */
import type { ReactNode } from 'react';
import type { SvgNode } from '../charts/svg.ts';
import type { Point, Size, Table } from '../charts/view.ts';
import type { ExperimentState } from '../experiment/experiment.ts';
import type { TrainingOptions } from '../model/config/config.ts';
import type { Claim, FigureMeta, FigureProps } from './meta.ts';
import type { TrainedSlot } from './trainedState.ts';

/** How a figure becomes a picture, whatever its input comes from. */
export interface Picture<Input, Layout, Settings extends object> {
  readonly meta: FigureMeta<Settings>;
  readonly claims?: readonly Claim[];
  /** A square of at most 420 px where left out. */
  readonly height?: (width: number, input: Input) => number;
  /** `before` is the layout drawn last. */
  readonly layout: (input: Input, size: Size, before: Layout | null) => Layout;
  /** @param label what the drawing shows, for screen readers */
  readonly draw: (layout: Layout, label: string, input: Input) => SvgNode;
  readonly describe: (input: Input) => string;
  readonly table: (input: Input) => Table;
  /** What the drawing leaves out of a large model, in a sentence; null where it shows all. */
  readonly leftOut?: (input: Input) => string | null;
  readonly poster?: PosterPlan<Settings>;
}

/** What is particular about a figure's posters. */
export interface PosterPlan<Settings extends object = object> {
  /** The width of the drawing from which it is drawn for desks; `poster.css` has a rule for each. 560 where left out. */
  readonly from?: 460 | 560 | 620 | 880;
  /** The width it is drawn at for desks, where it does not have the usual room. */
  wide?(settings: Settings): number;
  /** What to train for a slot, where that is not the experiment its parameters describe. */
  training?(slot: Omit<TrainedSlot<Settings>, 'trained'>): readonly TrainingOptions[];
}

/** A figure of an experiment, or of nothing but what the reader moves in it: `View`. */
export interface FigureDefinition<Input, Layout, Hit, View, Settings extends object>
  extends Picture<Input, Layout, Settings>,
    Actions<Input, Layout, Hit, View> {
  /** What the reader can change in this figure alone, as it is at first. */
  readonly view: (settings: Settings) => View;
  /** The settings that follow from a view, where it changes them. */
  readonly settingsOf?: (view: View) => Settings;
  readonly input: (state: ExperimentState, view: View) => Input;
}

/** A figure that has a component of its own, for all but its poster. */
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
}

/** The figure at the moment it is acted on. */
export interface Scene<Input, Layout, View> {
  readonly view: View;
  readonly state: ExperimentState;
  readonly input: Input;
  /** As drawn last. */
  readonly layout: Layout;
}

export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** @returns null where the event means nothing here */
type Act<Event, Input, Layout, View> = (event: Event, scene: Scene<Input, Layout, View>) => Change<View> | null;

/** What readers can do in a figure. */
export interface Actions<Input, Layout, Hit, View> {
  /** What lies under the pointer. */
  readonly hit?: (layout: Layout, x: number, y: number) => Hit | null;
  readonly tip?: (input: Input, hit: Hit) => string;
  readonly onHit?: Act<Hit | null, Input, Layout, View>;
  /** Keys while the drawing has the focus; `help` says what they do. */
  readonly onKey?: Act<Key, Input, Layout, View>;
  readonly help?: (input: Input) => string;
  /** Dragging anywhere in the drawing. @param by pixels; null from `drag.starts` leaves dragging to the page */
  readonly drag?: { readonly isPossible: (input: Input) => boolean; readonly act: Act<Point, Input, Layout, View> };
  /** Points moved by hand, drawn by `concept/handles.ts`. */
  readonly handles?: Handles<Input, Layout, View>;
  /** Read out when it changes. */
  readonly announcement?: (input: Input) => string | null;
  /** Controls of the figure's own below the drawing. */
  readonly controls?: (scene: Omit<Scene<Input, Layout, View>, 'layout'>) => readonly OwnControl<View>[];
}

export interface Handles<Input, Layout, View> {
  readonly press?: Act<{ readonly handle: string }, Input, Layout, View>;
  readonly drag: Act<{ readonly handle: string; readonly to: Point }, Input, Layout, View>;
  readonly key: Act<{ readonly handle: string } & Key, Input, Layout, View>;
}

/** A control described by its values; `change` tells what a new one means. */
export type OwnControl<View> =
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
