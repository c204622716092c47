/**
 * Rewrites a drawing for other programs: vector editors, office programs and small renderers support SVG 1.1 and little
 * more. Halos become separate texts, baselines become numbers, and whatever only the page needs is left out.
 */
import { formatNumber, type SvgChild, type SvgNode } from '../../charts/svg.ts';

/** Attributes that only the page needs: for styles, scripts and screen readers. */
const OF_THE_PAGE = /^(?:class|style|tabindex|role|(?:aria|data)-.*)$/;
/** Attributes that are written in another way. */
const REWRITTEN: readonly string[] = ['paint-order', 'dominant-baseline'];
/** Attributes of a halo; the text on top of it has none of these. */
const HALO: readonly string[] = ['stroke', 'stroke-width', 'stroke-linejoin'];

/** How far below the named line the alphabetic baseline lies, in units of the font size: the mean of common sans-serif fonts. */
const BASELINES: Readonly<Record<string, number>> = { alphabetic: 0, auto: 0, central: 0.35, middle: 0.26, hanging: 0.72 };
const DEFAULT_FONT_SIZE = 16;

/** Inherited properties. */
interface Inherited {
  readonly fontSize: number;
  readonly baseline: string;
}

export function standalone(drawing: SvgNode): SvgNode {
  return { ...plain(drawing), children: childrenOf(drawing, { fontSize: DEFAULT_FONT_SIZE, baseline: 'auto' }) };
}

function childrenOf(node: SvgNode, around: Inherited): readonly SvgChild[] {
  const inherited = inheritedBy(node, around);
  return node.children.flatMap((child): readonly SvgChild[] => (typeof child === 'string' ? [child] : rewritten(child, inherited)));
}

function inheritedBy({ attributes }: SvgNode, { fontSize, baseline }: Inherited): Inherited {
  return {
    fontSize: Number.parseFloat(attributes.get('font-size') ?? '') || fontSize,
    baseline: attributes.get('dominant-baseline') ?? baseline,
  };
}

/** Rewrites one element as none, one or two. */
function rewritten(node: SvgNode, around: Inherited): readonly SvgNode[] {
  if (isInvisible(node)) return [];
  const kept = { ...plain(node), children: childrenOf(node, around) };
  if (node.tag !== 'text') return [kept];
  const text = onBaseline(kept, inheritedBy(node, around));
  return node.attributes.get('paint-order')?.startsWith('stroke') ? [haloOf(text), withoutHalo(text)] : [text];
}

/** An invisible target for the pointer. */
function isInvisible({ tag, attributes }: SvgNode): boolean {
  return tag !== 'g' && attributes.get('fill') === 'transparent' && (attributes.get('stroke') ?? 'none') === 'none';
}

function plain(node: SvgNode): SvgNode {
  const kept = [...node.attributes].filter(([name]) => !OF_THE_PAGE.test(name) && !REWRITTEN.includes(name));
  return { ...node, attributes: new Map(kept) };
}

function onBaseline(text: SvgNode, { fontSize, baseline }: Inherited): SvgNode {
  const shift = BASELINES[baseline];
  if (shift === undefined) throw new Error(`a baseline that no file can have: ${baseline}`);
  return shift === 0 ? text : movedDown(text, shift * fontSize);
}

/** Lines with a place of their own move too. */
function movedDown(text: SvgNode, distance: number): SvgNode {
  const y = text.attributes.get('y');
  if (y === undefined && text.tag !== 'text') return text;
  return {
    ...text,
    attributes: new Map([...text.attributes, ['y', formatNumber(Number(y ?? 0) + distance)]]),
    children: text.children.map((child) => (typeof child === 'string' ? child : movedDown(child, distance))),
  };
}

/** The same letters, outlined and filled in the colour of the outline. */
function haloOf(text: SvgNode): SvgNode {
  return { ...text, attributes: new Map([...text.attributes, ['fill', text.attributes.get('stroke') ?? 'none']]) };
}

function withoutHalo(text: SvgNode): SvgNode {
  return { ...text, attributes: new Map([...text.attributes].filter(([name]) => !HALO.includes(name))) };
}
