/**
 * The phase diagram: what becomes of an extra feature over importance and density, one cell a trained model. The paper's
 * "Superposition as a Phase Change"; also other maps of the same sweep. Pure; drawing is `draw.ts`.
 */
import { type HeatmapLayout, heatmapLayout, type MapAxis } from '../../charts/heatmap.ts';
import { namesHeight } from '../../charts/mapLegends.ts';
import type { Box, Point, Size } from '../../charts/view.ts';
import { colourCells, type PhaseCell, type PhaseLegend } from './colouring.ts';
import type { PhaseColouring } from './settings.ts';

export interface PhaseInput {
  readonly x: MapAxis;
  readonly y: MapAxis;
  /** Of cell (column, row) at row · columns + column; null or undefined where not known yet. */
  readonly cells: readonly (PhaseCell | null | undefined)[];
  readonly colouring: PhaseColouring;
  /** Curves over the map, in the units of the axes; `theoryBoundaries` makes them. */
  readonly boundaries?: readonly (readonly Point[])[];
  readonly selectedCell?: number | null;
  /** All closed forms of the shape, for colouring by them. */
  readonly configurations?: Parameters<typeof colourCells>[2];
}

export interface PhaseLayout extends HeatmapLayout, Size {
  readonly xLabel: string;
  readonly yLabel: string;
  readonly legend: PhaseLegend;
  /** Where the legend stands: beside the map, or below it where that is narrow. */
  readonly legendBox: Box;
}

const MARGIN = { top: 10, right: 12, bottom: 42, left: 54 };
const LEGEND = { beside: 148, gap: 22 };
/** What the tallest legend takes below a map, so that another colouring moves nothing; more where its words stand below its square. */
const LEGEND_BELOW = { usual: 150, narrow: 245, upTo: 170 };
const WIDE = 460;

/** A height that suits the width: the map stays about square. @param below the legend's, where that stands below */
export function phaseHeight(width: number, below = legendBelow(width)): number {
  return width >= WIDE ? Math.min(480, width - 180) : squareSide(width) + MARGIN.top + MARGIN.bottom + below;
}

/** The same of a map that is always coloured by configuration. */
export function namedHeight(width: number, configurations: PhaseInput['configurations']): number {
  const { legend } = colourCells([], 'configuration', configurations);
  return phaseHeight(width, legend.kind === 'names' ? namesHeight(squareSide(width), legend.entries) : legendBelow(width));
}

function legendBelow(width: number): number {
  return squareSide(width) <= LEGEND_BELOW.upTo ? LEGEND_BELOW.narrow : LEGEND_BELOW.usual;
}

function squareSide(width: number): number {
  return width - MARGIN.left - MARGIN.right;
}

export function phaseLayout(input: PhaseInput, size: Size): PhaseLayout {
  const { colours, legend } = colourCells(input.cells, input.colouring, input.configurations);
  const { plot, legendBox } = frameOf(size);
  const { x, y, boundaries = [], selectedCell = null } = input;
  const map = heatmapLayout({ x, y, colours, curves: boundaries, selectedCell }, plot);
  return { ...size, ...map, xLabel: x.label, yLabel: y.label, legend, legendBox };
}

function frameOf({ width, height }: Size): { plot: Box; legendBox: Box } {
  const beside = width >= WIDE;
  const across = squareSide(width) - (beside ? LEGEND.beside + LEGEND.gap : 0);
  const room = height - MARGIN.top - MARGIN.bottom;
  const down = beside ? room : Math.min(across, room);
  const below = room - down;
  const plot = { x: MARGIN.left, y: MARGIN.top, width: Math.max(1, across), height: Math.max(1, down) };
  const legendBox = beside
    ? { x: plot.x + plot.width + LEGEND.gap, y: MARGIN.top, width: LEGEND.beside, height: plot.height }
    : { x: MARGIN.left, y: plot.y + plot.height + MARGIN.bottom, width: plot.width, height: below };
  return { plot, legendBox };
}
