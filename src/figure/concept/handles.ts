/** Draggable points of a drawing, for pointer, touch and arrow keys: draws them and finds the one an event is about. The figure decides what a move does. */
import { h, isElement, type SvgNode } from '../../charts/svg.ts';
import type { Point } from '../../charts/view.ts';

export interface Handle {
  /** Unique in the drawing. */
  readonly name: string;
  /** On the page. */
  readonly at: Point;
  readonly colour: string;
  /** What it is, for screen readers. */
  readonly label: string;
  /** Where it stands: a number, its range, and the same in words. */
  readonly value: { readonly now: number; readonly min: number; readonly max: number; readonly text: string };
}

/** Half the width of the target: at least 24 px across. */
const REACH = 14;

export function drawHandle({ name, at, colour, label, value }: Handle): SvgNode {
  const attributes = {
    ...{ key: name, class: 'handle', tabindex: 0, role: 'slider', 'data-handle': name, style: 'touch-action:none;cursor:grab' },
    ...{ 'aria-label': label, 'aria-valuetext': value.text },
    ...{ 'aria-valuemin': value.min, 'aria-valuemax': value.max, 'aria-valuenow': value.now },
  };
  return h('g', attributes, [
    h('circle', { cx: at.x, cy: at.y, r: REACH, fill: 'transparent' }),
    h('circle', { cx: at.x, cy: at.y, r: 5.5, fill: 'var(--background)', stroke: colour, 'stroke-width': 2.5 }),
  ]);
}

/** The handle an event is about. */
export function handleOf(target: EventTarget | null): string | null {
  const holder = isElement(target) ? target.closest('[data-handle]') : null;
  return holder?.getAttribute('data-handle') ?? null;
}

const ARROWS: ReadonlyMap<string, Point> = new Map([
  ['ArrowLeft', { x: -1, y: 0 }],
  ['ArrowRight', { x: 1, y: 0 }],
  ['ArrowUp', { x: 0, y: 1 }],
  ['ArrowDown', { x: 0, y: -1 }],
]);

/** The position an arrow key leads to, y upwards, ten times as far with Shift; null for other keys. */
export function arrowStep({ key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): Point | null {
  const direction = ARROWS.get(key);
  const times = shiftKey ? 10 : 1;
  return direction ? { x: direction.x * times, y: direction.y * times } : null;
}
