/** What the drawings of concept figures share: the root element, text, and reading a slot's query. */
import { h, type SvgAttributes, type SvgChildren, type SvgNode } from '../../charts/svg.ts';
import { clamp, type Size } from '../../charts/view.ts';

/** The root of a drawing that holds things to operate: a group, unlike `root` of charts/parts.ts, which is one image. */
export function board({ width, height }: Size, label: string, children: SvgChildren): SvgNode {
  return h('svg', { viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': label }, children);
}

/** Text in the size of the interface, its middle at y. */
export function text(x: number, y: number, content: string, more: SvgAttributes = {}): SvgNode {
  return h('text', { x, y, 'font-size': 13, fill: 'var(--ink)', 'dominant-baseline': 'central', ...more }, [content]);
}

export interface NumberRange {
  readonly min: number;
  readonly max: number;
  readonly initial: number;
}

/** A number of a slot's query, kept within its range; the initial value where there is none. */
export function queryNumber(query: string, key: string, { min, max, initial }: NumberRange): number {
  const written = new URLSearchParams(query).get(key) ?? '';
  const value = written.trim() === '' ? Number.NaN : Number(written);
  return Number.isFinite(value) ? clamp(value, min, max) : initial;
}
