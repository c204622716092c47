/** Subscripts and superscripts as plain letters, shifted: for pictures whose fonts have no characters of their own for them. */
import { h, type SvgChild, type SvgNode } from '../../charts/svg.ts';

const PLAIN = new Map<string, readonly [shift: 'sub' | 'super', text: string]>([
  ...[...'₀₁₂₃₄₅₆₇₈₉'].map((character, digit) => [character, ['sub', String(digit)]] as const),
  ['ᵀ', ['super', 'T']],
]);
const SCRIPTS = new RegExp(`([${[...PLAIN.keys()].join('')}])`);

/** The same drawing, which looks the same. */
export function withPlainScripts(node: SvgNode): SvgNode {
  return h(node.tag, { ...Object.fromEntries(node.attributes), key: node.key }, node.children.flatMap(plain));
}

function plain(child: SvgChild): readonly SvgChild[] {
  if (typeof child !== 'string') return [withPlainScripts(child)];
  return child.split(SCRIPTS).flatMap((part): readonly SvgChild[] => {
    const [shift, text] = PLAIN.get(part) ?? [null, part];
    if (shift) return [h('tspan', { 'baseline-shift': shift, 'font-size': '0.7em' }, [text])];
    return part === '' ? [] : [part];
  });
}
