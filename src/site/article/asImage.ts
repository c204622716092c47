/** Turns the drawing of a live figure into a static image with a description. */
import { h, type SvgAttributes, type SvgNode } from '../../charts/svg.ts';

const OPERATING = /^(?:tabindex|role|class|style|data-handle|aria-.*)$/;

/** @param words the description; the drawing's own label where left out */
export function asImage(drawing: SvgNode, words = drawing.attributes.get('aria-label') ?? ''): SvgNode {
  const { tag, attributes, children } = withoutHandles(drawing);
  return h(tag, { ...Object.fromEntries(attributes), role: 'img', 'aria-label': words }, children);
}

function withoutHandles({ tag, attributes, children }: SvgNode): SvgNode {
  const kept: SvgAttributes = Object.fromEntries([...attributes].filter(([name]) => !OPERATING.test(name)));
  return h(
    tag,
    kept,
    children.map((child) => (typeof child === 'string' ? child : withoutHandles(child))),
  );
}
