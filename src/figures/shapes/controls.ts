/** The controls of the training that starts from the chosen shape: its data, how far it starts from the shape, and its beginning. */
import { formatNumber } from '../../charts/format.ts';
import type { OwnControl } from '../../figure/definition.ts';
import { type Field, parseField } from '../../params/field.ts';
import type { ShapesView } from './layout.ts';
import { DENSITIES, DENSITY, NOISE, NOISES } from './settings.ts';

/** Enough for every shape of the catalogue that does not last to leave. */
const STEPS = 4000;

export function trainingControls(view: ShapesView): readonly OwnControl<ShapesView>[] {
  const { p, noise, steps } = view;
  return [
    stopsControl({ label: 'Density 1 − S', name: 'Density', value: p, stops: DENSITIES, field: DENSITY }, (value) => ({
      ...view,
      p: value,
    })),
    stopsControl({ label: 'Noise of the start', name: 'Noise of the start', value: noise, stops: NOISES, field: NOISE }, (value) => ({
      ...view,
      noise: value,
    })),
    { kind: 'button', label: 'Train from this shape', change: () => ({ view: { ...view, steps: steps || STEPS } }) },
  ];
}

interface Stops {
  readonly label: string;
  readonly name: string;
  readonly value: number;
  readonly stops: readonly number[];
  readonly field: Field<number>;
}

function stopsControl({ label, name, value, stops, field }: Stops, withValue: (value: number) => ShapesView): OwnControl<ShapesView> {
  const distances = stops.map((stop) => Math.abs(stop - value));
  return {
    kind: 'slider',
    isRare: true,
    ...{ label, name, page: 2, text: formatNumber(value) },
    position: distances.indexOf(Math.min(...distances)),
    positions: stops.length - 1,
    change: (position) => ({ view: withValue(stops[position] ?? value) }),
    typed: (text) => ({ view: withValue(parseField(field, text)?.value ?? value) }),
  };
}
