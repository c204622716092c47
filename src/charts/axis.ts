/** Axes of a drawing: numbers, lines across the plot or short marks beside it, a title. */
import { smallText } from './parts.ts';
import type { Tick } from './scales.ts';
import { h, type SvgNode } from './svg.ts';
import type { Box } from './view.ts';

export interface AxisLook {
  readonly ticks: readonly Tick[];
  /** `grid`: across the plot. `marks`: outside of it. */
  readonly lines: 'grid' | 'marks' | 'none';
  /** What the numbers are. */
  readonly title: string;
  /** Its grid line is drawn stronger. */
  readonly strong?: string;
}

const MARK = 4;
const centred = { 'text-anchor': 'middle' };

/** Below the plot, the title under the numbers. */
export function bottomAxis({ x, y, width, height }: Box, look: AxisLook): SvgNode {
  const bottom = y + height;
  const [from, to] = look.lines === 'grid' ? [y, bottom] : [bottom, bottom + MARK];
  return h('g', { key: 'bottom axis' }, [
    ...look.ticks.map(({ at, label }) =>
      h('g', { key: label }, [
        look.lines !== 'none' && h('line', { x1: at, x2: at, y1: from, y2: to, stroke: strokeOf(look, label) }),
        smallText(at, bottom + 16, label, centred),
      ]),
    ),
    smallText(x + width / 2, bottom + 32, look.title, { key: 'title', ...centred }),
  ]);
}

/** To the left of the plot. The title stands above it, or beside the numbers, turned, where it is long. */
export function leftAxis(plot: Box, look: AxisLook & { readonly turned?: boolean }): SvgNode {
  const { x, y, width, height } = plot;
  const [from, to] = look.lines === 'grid' ? [x, x + width] : [x - MARK, x];
  const middle = y + height / 2;
  const beside = x - 40;
  return h('g', { key: 'left axis' }, [
    ...look.ticks.map(({ at, label }) =>
      h('g', { key: label }, [
        look.lines !== 'none' && h('line', { x1: from, x2: to, y1: at, y2: at, stroke: strokeOf(look, label) }),
        smallText(x - 7, at + 4, label, { 'text-anchor': 'end' }),
      ]),
    ),
    look.turned
      ? smallText(beside, middle, look.title, { key: 'title', ...centred, transform: `rotate(-90 ${beside} ${middle})` })
      : smallText(x - 24, y - 11, look.title, { key: 'title' }),
  ]);
}

function strokeOf({ lines, strong }: AxisLook, label: string): string {
  return lines === 'grid' && label !== strong ? 'var(--grid)' : 'var(--axis)';
}
