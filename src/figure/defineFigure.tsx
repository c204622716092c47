/** Makes a figure from its definition: a component for pages, and a still picture for posters, goldens and the gallery. */
import type { ReactNode } from 'react';
import { initialState } from '../experiment/createExperimentStore.ts';
import type { ExperimentState } from '../experiment/experiment.ts';
import type { FigureDefinition, OwnFigureDefinition, Picture, PosterPlan } from './definition.ts';
import type { Claim, FigureMeta, FigureProps } from './meta.ts';
import { FigureView, type ViewProps } from './panel/FigureView.tsx';
import { type Still, stillOf } from './still.ts';
import type { StillSlot, TrainedSlot } from './trainedState.ts';

export interface Figure<Settings extends object = object, Props = FigureProps<Settings>> {
  readonly meta: FigureMeta<Settings>;
  readonly claims: readonly Claim[];
  readonly poster: PosterPlan<Settings>;
  Component(props: Props): ReactNode;
  /** @throws Error where models are needed and none are given */
  still(slot: StillSlot<Settings>): Still;
  /** Before the first step; left out where the figure trains nothing by itself. */
  readonly untrained?: (slot: Omit<TrainedSlot<Settings>, 'trained'>) => Still;
  /** What an experiment shows, in words. */
  readonly describe?: (state: ExperimentState, settings: Settings) => string;
}

export function defineFigure<Input, Layout, Hit, View, Settings extends object>(
  definition: FigureDefinition<Input, Layout, Hit, View, Settings>,
): Figure<Settings, ViewProps<Settings>> {
  const { meta, view, input } = definition;
  const stateOf = (slot: StillSlot<Settings>) => (meta.needs === 'experiment' ? slot.state() : initialState(slot.params));
  const untrained = (slot: Omit<TrainedSlot<Settings>, 'trained'>) =>
    stillOf(definition, input(initialState(slot.params), view(slot.settings)));
  return {
    ...figureOf(definition, (slot) => input(stateOf(slot), view(slot.settings))),
    ...(meta.needs === 'experiment' && { untrained, describe: (state, settings) => definition.describe(input(state, view(settings))) }),
    Component: (props) => <FigureView definition={definition} {...props} />,
  };
}

/** For a figure that needs a component of its own. */
export function defineOwnFigure<Input, Layout, Settings extends object>({
  still,
  Component,
  ...picture
}: OwnFigureDefinition<Input, Layout, Settings>): Figure<Settings> {
  return { ...figureOf(picture, still), Component };
}

function figureOf<Input, Layout, Settings extends object>(
  picture: Picture<Input, Layout, Settings>,
  inputOf: (slot: StillSlot<Settings>) => Input,
): Omit<Figure<Settings>, 'Component'> {
  const { meta, claims = [], poster = {} } = picture;
  return { meta, claims, poster, still: (slot) => stillOf(picture, inputOf(slot)) };
}
