/** The SVG tree patched into a page. */
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { h, patchSvg, type SvgNode, toSvgString } from '../../src/charts/svg.ts';

let svg: SVGSVGElement;
beforeEach(() => {
  svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  document.body.replaceChildren(svg);
});

const items = (keys: readonly (string | number)[]) =>
  h(
    'svg',
    {},
    keys.map((key) => h('g', { key, id: `item-${key}`, tabindex: 0 }, [String(key)])),
  );
const ids = () => [...svg.children].map((child) => child.id);

describe('patchSvg', () => {
  it('changes only what differs', () => {
    patchSvg(svg, h('svg', {}, [h('circle', { r: 1, fill: 'red' }), h('text', {}, ['a'])]));
    const [circle, text] = [svg.children[0], svg.children[1]?.firstChild];
    patchSvg(svg, h('svg', {}, [h('circle', { r: 2, stroke: 'blue' }), h('text', {}, ['b'])]));
    expect(svg.children[0]).toBe(circle);
    expect(svg.children[1]?.firstChild).toBe(text);
    expect(svg.innerHTML).toBe('<circle r="2" stroke="blue"></circle><text>b</text>');
  });

  it('keeps attributes that are not its own', () => {
    svg.setAttribute('class', 'mine');
    patchSvg(svg, h('svg', { role: 'img' }));
    patchSvg(svg, h('svg'));
    expect(svg.outerHTML).toBe('<svg class="mine"></svg>');
  });

  it('replaces a poster', () => {
    svg.innerHTML = '<path/><path/>';
    patchSvg(svg, items([1]));
    expect(ids()).toEqual(['item-1']);
  });

  it('keeps the focus of an element whose siblings come and go', () => {
    patchSvg(svg, items([1, 2, 3]));
    const focused = svg.children[1];
    if (focused instanceof SVGElement) focused.focus();
    patchSvg(svg, items([0, 2, 3, 4]));
    expect(ids()).toEqual(['item-0', 'item-2', 'item-3', 'item-4']);
    expect(document.activeElement).toBe(focused);
  });

  it('looks the same as the text of the tree, whatever came before', () => {
    const leaf = fc.oneof(fc.string({ maxLength: 3 }), fc.constant(null));
    const node = fc.letrec<{ node: SvgNode }>((tie) => ({
      node: fc
        .record({
          tag: fc.constantFrom('g', 'path', 'text'),
          key: fc.option(fc.nat(4)),
          id: fc.option(fc.string({ maxLength: 3 })),
          children: fc.array(fc.oneof({ maxDepth: 3 }, leaf, tie('node')), { maxLength: 5 }),
        })
        .map(({ tag, key, id, children }) => h(tag, { key, id }, children)),
    })).node;
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 4 }), (frames) => {
        for (const frame of frames) {
          patchSvg(svg, h('svg', {}, [frame]));
          const fresh = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
          patchSvg(fresh, h('svg', {}, [frame]));
          expect(svg.isEqualNode(fresh)).toBe(true);
        }
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('is what a parser makes of the text', () => {
    const node = h('svg', { viewBox: '0 0 2 2' }, [
      h('text', { x: 1, title: '"<&' }, ['a < b & c']),
      h('g', {}, [h('path', { d: 'M0 0' })]),
    ]);
    patchSvg(svg, node);
    const parsed = new DOMParser().parseFromString(toSvgString(node), 'image/svg+xml').documentElement;
    parsed.removeAttribute('xmlns');
    expect(svg.isEqualNode(parsed)).toBe(true);
  });
});
