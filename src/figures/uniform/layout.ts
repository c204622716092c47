/**
 * Dimensions per feature over 1/(1 − S) with every feature's own dimensionality as a dot; below, the model of one density: its feature
 * graph, and one component in space. Pure.
 */
import type { Camera } from '../../charts/camera.ts';
import { cameraBasis } from '../../charts/camera.ts';
import { type Scale, scaleOf, type Tick } from '../../charts/scales.ts';
import type { Shape } from '../../charts/shape.ts';
import type { SolidFrame } from '../../charts/solid.ts';
import { type Box, clamp, insideOf, type ModelView, type Point, type Size } from '../../charts/view.ts';
import type { FeatureGroup } from '../../model/geometry/arrangementName.ts';
import { DENSITIES } from './densities.ts';
import { type GraphComponent, graphLayout } from './graph.ts';
import { componentsOf, measuresOf, shapeOf } from './measures.ts';
import type { DensityModel } from './runs.ts';

export interface UniformInput {
  /** [density] */
  readonly models: readonly (DensityModel | null)[];
  /** Which density is open. */
  readonly opened: number;
  /** Which of its components is drawn in space. */
  readonly component: number;
  readonly camera: Camera;
}

export interface Column {
  readonly density: number;
  readonly x: number;
  /** Room for its dots. */
  readonly width: number;
  readonly isOpen: boolean;
  readonly isFinished: boolean;
  /** D*, and where it lies; null before the first snapshot. */
  readonly average: (Point & { readonly value: number }) | null;
  /** A dot for each feature. */
  readonly dots: readonly Point[];
}

export interface DrawnComponent {
  readonly group: FeatureGroup;
  readonly shape: Shape;
  readonly frame: SolidFrame;
  readonly camera: ReturnType<typeof cameraBasis>;
}

export interface UniformLayout extends Size {
  readonly plot: Box;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  readonly fractions: readonly { readonly y: number; readonly labelY: number; readonly label: string; readonly shape: string }[];
  readonly isWide: boolean;
  readonly columns: readonly Column[];
  readonly graphBox: Box;
  readonly graph: readonly GraphComponent[];
  readonly solidBox: Box;
  readonly solid: DrawnComponent | null;
  readonly component: number;
}

const WIDE = 640;
const PLOT_HEIGHT = 330;
const DETAIL = { head: 84, wide: 270, narrow: 230 };
const MARGIN = { left: 40, top: 26, bottom: 44 };
const HIGHEST = 1.06;
const WIDEST_COLUMN = 46;

/** Dimensionalities of the paper's figure, with the shapes whose features have them; some labels are moved apart. */
const FRACTIONS = [
  { value: 3 / 4, label: '3/4', shape: 'tetrahedron', down: 0 },
  { value: 2 / 3, label: '2/3', shape: 'triangle', down: 0 },
  { value: 1 / 2, label: '1/2', shape: 'opposites', down: 0 },
  { value: 2 / 5, label: '2/5', shape: 'pentagon', down: -3 },
  { value: 3 / 8, label: '3/8', shape: 'antiprism', down: 5 },
] as const;

export function uniformHeight(width: number): number {
  const detail = width >= WIDE ? DETAIL.wide : 2 * DETAIL.narrow;
  return PLOT_HEIGHT + DETAIL.head + detail;
}

export function uniformLayout(input: UniformInput, size: Size): UniformLayout {
  const isWide = size.width >= WIDE;
  const right = isWide ? 104 : 34;
  const plot = insideOf({ x: 0, y: 0, width: size.width, height: PLOT_HEIGHT }, { ...MARGIN, right });
  const inverse = DENSITIES.map((density) => 1 / density);
  const x = scaleOf('log', [0.88, (inverse.at(-1) ?? 1) * 1.12], [plot.x, plot.x + plot.width]);
  const y = scaleOf('linear', [0, HIGHEST], [plot.y + plot.height, plot.y]);
  const { graphBox, solidBox } = detailBoxes(size, isWide);
  const model = input.models[input.opened]?.model ?? null;
  const graph = model ? graphLayout(model, graphBox) : [];
  const component = clamp(input.component, 0, Math.max(0, graph.length - 1));
  return {
    ...{ ...size, plot, isWide, graphBox, solidBox, graph, component },
    xTicks: [1, 2, 3, 5, 10, 20].map((value) => ({ at: x(value), label: String(value) })),
    yTicks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ at: y(value), label: String(value) })),
    fractions: FRACTIONS.map(({ value, down, ...words }) => ({ ...words, y: y(value), labelY: y(value) + 4 + down })),
    columns: columnsOf(input, x, y),
    solid: model ? drawnComponent(model, component, solidBox, input.camera) : null,
  };
}

function detailBoxes({ width, height }: Size, isWide: boolean): { graphBox: Box; solidBox: Box } {
  const top = PLOT_HEIGHT + DETAIL.head;
  if (!isWide) {
    const half = { x: 0, width, height: DETAIL.narrow - 24 };
    return { graphBox: { ...half, y: top - 4 }, solidBox: { ...half, y: top + DETAIL.narrow } };
  }
  const across = width * 0.6;
  return {
    graphBox: { x: 0, y: top, width: across - 20, height: height - top - 6 },
    solidBox: { x: across, y: top - 40, width: width - across, height: height - top + 14 },
  };
}

function columnsOf({ models, opened }: UniformInput, x: Scale, y: Scale): readonly Column[] {
  const places = DENSITIES.map((density) => x(1 / density));
  return DENSITIES.map((density, at) => {
    const [before, own, after] = [places[at - 1], places[at] ?? 0, places[at + 1]];
    const gaps = [before === undefined ? [] : own - before, after === undefined ? [] : after - own].flat();
    const width = clamp(Math.min(...gaps) - 3, 6, WIDEST_COLUMN);
    const measures = models[at] ? measuresOf(models[at].model) : null;
    const value = measures?.dimensionsPerFeature ?? 0;
    return {
      ...{ density, x: own, width, isOpen: at === opened, isFinished: models[at]?.isFinished ?? false },
      average: measures && { x: own, y: y(Math.min(HIGHEST, value)), value },
      dots: measures ? dotsOf(measures.dimensionality, { x: own, width }, y) : [],
    };
  });
}

const DOT = 3;

/** Dots at the same height lie side by side, and closer where they are many. */
function dotsOf(values: Float64Array, { x, width }: { readonly x: number; readonly width: number }, y: Scale): readonly Point[] {
  const rows = new Map<number, number>();
  for (const value of values) {
    const row = Math.round(y(value) / DOT);
    rows.set(row, (rows.get(row) ?? 0) + 1);
  }
  return [...rows].flatMap(([row, count]) => {
    const gap = Math.min(DOT, width / count);
    // What would fall on one pixel is drawn once.
    const drawn = Math.min(count, Math.ceil(width));
    const step = (gap * count) / drawn;
    return Array.from({ length: drawn }, (_, at) => ({ x: x + (at - (drawn - 1) / 2) * step, y: row * DOT }));
  });
}

function drawnComponent(model: ModelView, component: number, box: Box, camera: Camera): DrawnComponent | null {
  const group = componentsOf(model)[component];
  if (!group) return null;
  const shape = shapeOf(model, group);
  const longest = Math.max(1e-9, ...shape.points.map((point) => Math.hypot(...point)));
  const room = Math.min(box.width, box.height - 46) / 2 - 12;
  return {
    group,
    shape,
    frame: { centre: { x: box.x + box.width / 2, y: box.y + (box.height - 46) / 2 }, unit: room / longest },
    camera: cameraBasis(group.dimensions >= 3 ? camera : { yaw: 0, pitch: 0 }),
  };
}

/** What lies under the pointer. */
export type UniformHit =
  | { readonly kind: 'density'; readonly at: number }
  | { readonly kind: 'component'; readonly at: number }
  | { readonly kind: 'solid' };

export function uniformHit(layout: UniformLayout, x: number, y: number): UniformHit | null {
  const { plot, columns, graph, solidBox } = layout;
  if (isInside(plot, x, y)) {
    const distances = columns.map((column) => Math.abs(column.x - x));
    return { kind: 'density', at: distances.indexOf(Math.min(...distances)) };
  }
  const at = graph.findIndex(({ centre, radius }) => Math.hypot(centre.x - x, centre.y - y) <= radius + 5);
  if (at >= 0) return { kind: 'component', at };
  return isInside(solidBox, x, y) ? { kind: 'solid' } : null;
}

function isInside(box: Box, x: number, y: number): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
