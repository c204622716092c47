/** The catalogue as it is drawn, described and turned; what trains from one of its shapes is in `Figure.tsx`. */
import { INITIAL_CAMERA, turned, turnOfDrag, turnOfKey } from '../../charts/camera.ts';
import { plural } from '../../charts/format.ts';
import type { Table } from '../../charts/view.ts';
import { defineFigure } from '../../figure/defineFigure.tsx';
import { CATALOGUE, entryNamed, fractionOf } from './catalogue.ts';
import { trainingControls } from './controls.ts';
import { costInWords, drawShapes, partsInWords, sharesInWords } from './draw.ts';
import { type ShapesView, shapeAt, shapesHeight, shapesLayout } from './layout.ts';
import meta from './meta.ts';

export const CATALOGUE_FIGURE = defineFigure({
  meta,
  view: (settings): ShapesView => ({ ...settings, camera: INITIAL_CAMERA }),
  settingsOf: ({ camera: _, ...settings }) => settings,
  input: (_, view) => view,
  height: shapesHeight,
  layout: (view, size) => shapesLayout(view, size),
  draw: drawShapes,
  describe: describeShapes,
  table: shapesTable,
  hit: shapeAt,
  tip: (_, shape) => `${entryNamed(shape).title}: ${sharesInWords(entryNamed(shape))}`,
  onTap: (shape, { view }) => ({ view: { ...view, shape } }),
  onKey: ({ key, shiftKey }, { view }) => {
    const by = turnOfKey(key);
    if (!by) return null;
    if (shiftKey) return { view: { ...view, shape: neighbourOf(view.shape, by.yaw + by.pitch > 0 ? 1 : -1) } };
    return { view: { ...view, camera: turned(view.camera, by) } };
  },
  help: () => 'Arrow keys turn the shape, with Shift they choose another.',
  drag: {
    isPossible: ({ shape }) => entryNamed(shape).dimensions === 3,
    act: (by, { view }) => ({ view: { ...view, camera: turned(view.camera, turnOfDrag(by)) } }),
  },
  announcement: ({ shape }) => entryNamed(shape).title,
  controls: ({ view }) => trainingControls(view),
});

function neighbourOf(shape: string, by: number): string {
  const at = CATALOGUE.findIndex(({ name }) => name === shape);
  return CATALOGUE[(at + by + CATALOGUE.length) % CATALOGUE.length]?.name ?? shape;
}

export function describeShapes({ shape }: Pick<ShapesView, 'shape'>): string {
  const entry = entryNamed(shape);
  const size = `${plural(entry.vertices.length, 'feature')} in ${plural(entry.dimensions, 'dimension')}`;
  const thomson = entry.solvesThomson ? ' So many equal charges on a sphere take this shape too (the Thomson problem).' : '';
  const facts = [size, sharesInWords(entry), costInWords(entry), partsInWords(entry)].filter((fact) => fact !== '');
  return `${entry.title}: ${facts.join('; ')}.${thomson}`;
}

export function shapesTable(): Table {
  return {
    columns: ['shape', 'features', 'dimensions', 'dimensionality D', 'interference left by a ReLU', 'solves the Thomson problem'],
    rows: CATALOGUE.map((entry) => [
      entry.title,
      entry.vertices.length,
      entry.dimensions,
      entry.shares.map(({ dimensionality }) => fractionOf(dimensionality)).join(', '),
      entry.energies.map((energy) => energy.toFixed(4)).join(', '),
      entry.solvesThomson ? 'yes' : '–',
    ]),
  };
}
