/** From a map's state to what is drawn: its axes and cells, the theory of the same grid, and which colourings make sense. Pure. */
import { max, min } from 'd3-array';
import type { MapAxis } from '../../charts/heatmap.ts';
import type { Point } from '../../charts/view.ts';
import { axisRow } from '../../map/sweepAxes.ts';
import type { SweepSettings } from '../../map/sweepSettings.ts';
import { type MapState, mapMeasures, weightMeasures } from '../../map/sweepStore.ts';
import { configurations, type PhaseFamily, winningConfiguration } from '../../model/theory/theory.ts';
import { theoryBoundaries } from './boundaries.ts';
import { COLOURING_LABELS } from './colouring.ts';
import type { PhaseInput } from './layout.ts';
import { colouringsOf, familyOf, type PhaseColouring } from './settings.ts';

type Axes = Pick<PhaseInput, 'x' | 'y'>;

export function mapAxes({ plan, settings }: Pick<MapState, 'plan' | 'settings'>): Axes {
  const axisOf = (name: 'x' | 'y'): MapAxis => {
    const { values } = plan[name];
    const { label } = axisRow(settings[name].key);
    return { label, scale: settings[name].scale, values };
  };
  return { x: axisOf('x'), y: axisOf('y') };
}

/** What a map shows, however it is coloured. */
export type MapInput = Pick<PhaseInput, 'x' | 'y' | 'cells' | 'configurations'>;

/** The measured map. */
export function mapInput(state: Pick<MapState, 'plan' | 'settings' | 'sweep'>): MapInput {
  const family = familyOf(state.settings);
  return { ...mapAxes(state), cells: mapMeasures(state), ...(family ? { configurations: configurations(family) } : {}) };
}

/** The family, where the axes are the diagram's own: only then the theory is a map beside. */
export function diagramFamily(settings: SweepSettings): PhaseFamily | null {
  return settings.x.key === 'r' && settings.y.key === 'density' ? familyOf(settings) : null;
}

/** The winning closed form in each cell of the same grid. */
export function theoryInput(family: PhaseFamily, axes: Axes): MapInput {
  const cells = axes.y.values.flatMap((density) =>
    axes.x.values.map((r) => {
      const configuration = winningConfiguration(family, density, r);
      const loss = configuration.loss(density, r);
      return { ...weightMeasures(configuration.weights(density), loss), configuration };
    }),
  );
  return { ...axes, cells, configurations: configurations(family) };
}

export function theoryCurves(family: PhaseFamily, { x }: Axes): readonly (readonly Point[])[] {
  return theoryBoundaries(family, min(x.values) ?? 0, max(x.values) ?? 0);
}

export function colouringOptions(settings: SweepSettings): readonly { readonly value: PhaseColouring; readonly label: string }[] {
  return colouringsOf(settings).map((value) => ({ value, label: COLOURING_LABELS[value] }));
}
