/**
 * A light SVG tree: what a chart returns. It becomes text (posters, goldens, export) with `toSvgString` and lives in a page with
 * `patchSvg`. No markup from data: values are escaped, text becomes text nodes. Not a drawing library: it knows no chart.
 */

export type SvgValue = string | number;
export type SvgChild = SvgNode | string;

export interface SvgNode {
  readonly tag: string;
  /** Identifies the element in the previous frame; without a key, its position among siblings of the same tag does. */
  readonly key: string | null;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly SvgChild[];
}

/** Attributes that are null, undefined or false are left out. */
export type SvgAttributes = Readonly<Record<string, SvgValue | boolean | null | undefined>>;
/** Children that are null or false are left out, so that a part can be drawn on a condition. */
export type SvgChildren = readonly (SvgChild | null | false)[];

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Builds a node. `key` among the attributes is the node's key, not an attribute. */
export function h(tag: string, attributes: SvgAttributes = {}, children: SvgChildren = []): SvgNode {
  const written = new Map<string, string>();
  let key: string | null = null;
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === null || value === undefined || value === false) continue;
    const text = typeof value === 'number' ? formatNumber(value) : String(value);
    if (name === 'key') key = text;
    else written.set(name, text);
  }
  return { tag, key, attributes: written, children: children.filter((child) => child !== null && child !== false) };
}

/** A coordinate with at most two decimals; 0 where the number is not finite, since one NaN would spoil a whole path. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : '0';
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in HTML or XML, in an attribute too. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** The drawing as text, complete and parseable on its own. */
export function toSvgString(node: SvgNode): string {
  const namespace = node.tag === 'svg' ? ` xmlns="${NAMESPACE}"` : '';
  return write(node, namespace);
}

function write({ tag, attributes, children }: SvgNode, extra = ''): string {
  let text = `<${tag}${extra}`;
  for (const [name, value] of attributes) text += ` ${name}="${escapeMarkup(value)}"`;
  if (children.length === 0) return `${text}/>`;
  text += '>';
  for (const child of children) text += typeof child === 'string' ? escapeMarkup(child) : write(child);
  return `${text}</${tag}>`;
}

/** The node each live element was last drawn from. */
const drawn = new WeakMap<Element, SvgNode>();

/**
 * Makes a live element look like `node`, changing only what differs from the last call, so that elements keep their identity, focus
 * and hover. Attributes the element has of its own stay. What it held before the first call (a poster, say) is replaced.
 */
export function patchSvg(element: Element, node: SvgNode): void {
  const before = drawn.get(element);
  if (!before) element.replaceChildren();
  patchElement(element, before ?? h(node.tag), node);
  drawn.set(element, node);
}

function patchElement(element: Element, before: SvgNode, node: SvgNode): void {
  for (const [name, value] of node.attributes) {
    if (before.attributes.get(name) !== value) element.setAttribute(name, value);
  }
  for (const name of before.attributes.keys()) {
    if (!node.attributes.has(name)) element.removeAttribute(name);
  }
  if (sameOrder(before.children, node.children)) patchInPlace(element, before.children, node.children);
  else patchByIdentity(element, before.children, node.children);
}

function sameOrder(before: readonly SvgChild[], after: readonly SvgChild[]): boolean {
  return before.length === after.length && before.every((child, at) => isSame(child, after[at]));
}

function isSame(a: SvgChild, b: SvgChild | undefined): boolean {
  if (typeof a === 'string' || typeof b === 'string') return typeof a === typeof b;
  return a.tag === b?.tag && a.key === b.key;
}

function patchInPlace(parent: Element, before: readonly SvgChild[], after: readonly SvgChild[]): void {
  let live = parent.firstChild;
  for (let at = 0; live; at++, live = live.nextSibling) patchChild(live, before[at], after[at]);
}

function patchChild(live: ChildNode, before: SvgChild | undefined, after: SvgChild | undefined): void {
  if (typeof after === 'string') {
    if (before !== after) live.nodeValue = after;
  } else if (after && before && typeof before !== 'string' && isElement(live)) patchElement(live, before, after);
}

/** True of elements of any document: `instanceof` knows those of its own alone. */
export function isElement(target: object | null): target is Element {
  return target !== null && 'tagName' in target;
}

/** Names each child by its key, or by its kind and how many of that kind came before. */
function identities(children: readonly SvgChild[]): string[] {
  const seen = new Map<string, number>();
  return children.map((child) => {
    const kind = typeof child === 'string' ? '#text' : `${child.tag}:${child.key ?? ''}`;
    const count = seen.get(kind) ?? 0;
    seen.set(kind, count + 1);
    return `${kind}:${count}`;
  });
}

/** Elements that stay are moved only where their order changes, since moving one takes its focus away. */
function patchByIdentity(parent: Element, before: readonly SvgChild[], after: readonly SvgChild[]): void {
  const names = identities(after);
  const wanted = new Set(names);
  const kept = new Map<string, { live: ChildNode; child: SvgChild }>();
  const live = [...parent.childNodes];
  identities(before).forEach((name, at) => {
    const [element, child] = [live[at], before[at]];
    if (!element || child === undefined) return;
    if (wanted.has(name)) kept.set(name, { live: element, child });
    else element.remove();
  });
  let cursor = parent.firstChild;
  after.forEach((child, at) => {
    const old = kept.get(names[at] ?? '');
    const element = old?.live ?? create(child, parent.ownerDocument);
    if (old) patchChild(element, old.child, child);
    if (element === cursor) cursor = cursor.nextSibling;
    else parent.insertBefore(element, cursor);
  });
}

function create(child: SvgChild, page: Document): ChildNode {
  if (typeof child === 'string') return page.createTextNode(child);
  const element = page.createElementNS(NAMESPACE, child.tag);
  patchElement(element, h(child.tag), child);
  return element;
}
