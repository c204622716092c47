/** Makes a figure of its definition: a component for pages, and a still picture for posters, goldens and the gallery. */
import type { ReactNode } from 'react';
import { initialState } from '../experiment/createExperimentStore.ts';
import type { FigureDefinition, OwnFigureDefinition, Picture, PosterPlan } from './definition.ts';
import type { Claim, FigureMeta, FigureProps } from './meta.ts';
import { FigureView, type ViewProps } from './panel/FigureView.tsx';
import { type Still, stillOf } from './still.ts';
import { type TrainedSlot, trainedState } from './trainedState.ts';

export interface Figure<Props = FigureProps> {
  readonly meta: FigureMeta;
  readonly claims: readonly Claim[];
  readonly poster: PosterPlan;
  readonly Component: (props: Props) => ReactNode;
  /** @throws Error where models are needed and none are given */
  readonly still: (slot: TrainedSlot) => Still;
}

export function defineFigure<Input, Layout, Hit, View>(definition: FigureDefinition<Input, Layout, Hit, View>): Figure<ViewProps> {
  const { meta, view, input } = definition;
  const stateOf = (slot: TrainedSlot) => (meta.needs === 'experiment' ? trainedState(slot) : initialState(slot.params));
  return {
    ...figureOf(definition, (slot) => input(stateOf(slot), view(slot.query))),
    Component: (props) => <FigureView definition={definition} {...props} />,
  };
}

/** For a figure that differs: it has a component of its own. */
export function defineOwnFigure<Input, Layout>({ still, Component, ...picture }: OwnFigureDefinition<Input, Layout>): Figure {
  return { ...figureOf(picture, still), Component };
}

function figureOf<Input, Layout>(picture: Picture<Input, Layout>, inputOf: (slot: TrainedSlot) => Input): Omit<Figure, 'Component'> {
  const { meta, claims = [], poster = {} } = picture;
  return { meta, claims, poster, still: (slot) => stillOf(picture, inputOf(slot)) };
}
