/** The two accounts as an SVG tree. Decides looks, no positions. */
import { labelText, root, selectionOpacity, smallText } from '../../charts/parts.ts';
import { h, type SvgNode } from '../../charts/svg.ts';
import type { TermKind, TermPanel, TermRow, TermSegment, TermsLayout } from './layout.ts';

const LOOKS: Readonly<Record<TermKind, { fill: string; part: string; words: string }>> = {
  missing: { fill: 'var(--ignored)', part: 'benefit', words: 'not stored, or not whole: the benefit forgone' },
  positive: { fill: 'var(--positive)', part: 'interference', words: 'overlap in the same sense' },
  negative: { fill: 'var(--negative)', part: 'interference', words: 'overlap in the opposite sense: free behind a ReLU' },
};

/** @param label what the drawing shows, for screen readers */
export function drawTerms(layout: TermsLayout, label: string): SvgNode {
  return root(layout, label, [...layout.panels.flatMap(drawPanel), ...drawLegend(layout)]);
}

function drawPanel({ plot, heading, rows }: TermPanel): SvgNode[] {
  const edge = { x1: plot.x, x2: plot.x, y1: plot.y, y2: plot.y + plot.height, stroke: 'var(--axis)' };
  return [
    labelText(plot.x, plot.y - 14, heading, true, { 'text-anchor': 'start', 'font-size': 13, 'font-weight': 600 }),
    h('g', {}, rows.map(drawRow)),
    h('line', edge),
  ];
}

function drawRow({ feature, segments, middle, label, emphasis }: TermRow): SvgNode {
  const left = segments[0]?.x ?? 0;
  return h('g', { key: feature, 'data-feature': feature, opacity: selectionOpacity(emphasis) }, [
    ...segments.map(drawSegment),
    label !== null && labelText(left - 7, middle + 4, label, emphasis === 'selected', { 'text-anchor': 'end' }),
  ]);
}

function drawSegment({ kind, x, y, width, height }: TermSegment): SvgNode {
  const { fill, part } = LOOKS[kind];
  return h('rect', { key: kind, 'data-part': part, x, y, width, height, fill });
}

function drawLegend({ legendTop }: TermsLayout): SvgNode[] {
  return Object.values(LOOKS).map(({ fill, part, words }, at) => {
    const y = legendTop + at * 17;
    return h('g', { key: words, 'data-part': part }, [
      h('rect', { x: 26, y: y - 5, width: 14, height: 10, fill }),
      smallText(46, y + 4, words),
    ]);
  });
}
