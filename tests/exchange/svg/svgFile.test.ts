/** What is left of a drawing in a file: halos as texts below, baselines as numbers, nothing of the page. */
import { describe, expect, it } from 'vitest';
import { labelText, root } from '../../../src/charts/parts.ts';
import { h, type SvgNode, toSvgString } from '../../../src/charts/svg.ts';
import { standalone } from '../../../src/exchange/svg/standalone.ts';
import { svgFile } from '../../../src/exchange/svg/svgFile.ts';

const SIZE = { width: 200, height: 100 };
const inside = (...children: SvgNode[]) =>
  standalone(h('svg', {}, children)).children.map((child) => (typeof child === 'string' ? child : toSvgString(child)));

describe('a drawing in a file', () => {
  it('has each halo as a text of its own, below the letters', () => {
    expect(inside(labelText(10, 20, 'x₁', true))).toEqual([
      '<text x="10" y="20" font-size="12" text-anchor="middle" fill="var(--surface)" font-weight="700" stroke="var(--surface)" stroke-width="3" stroke-linejoin="round">x₁</text>',
      '<text x="10" y="20" font-size="12" text-anchor="middle" fill="var(--ink)" font-weight="700">x₁</text>',
    ]);
  });

  it('has baselines as numbers, inherited ones and those of lines too', () => {
    const lines = ['a', 'b'].map((line, at) => h('tspan', at === 0 ? { x: 1, y: 50 } : { x: 1, dy: 14 }, [line]));
    expect(inside(h('text', { x: 1, y: 50, 'font-size': 20, 'dominant-baseline': 'central' }, ['a']))).toEqual([
      '<text x="1" y="57" font-size="20">a</text>',
    ]);
    expect(inside(h('g', { 'font-size': 20, 'dominant-baseline': 'central' }, [h('text', { y: 50 }, lines)]))).toEqual([
      '<g font-size="20"><text y="57"><tspan x="1" y="57">a</tspan><tspan x="1" dy="14">b</tspan></text></g>',
    ]);
  });

  it('refuses a baseline that it cannot turn into a number', () => {
    expect(() => inside(h('text', { 'dominant-baseline': 'mathematical' }, ['a']))).toThrow('mathematical');
  });

  it('has no invisible targets and nothing that serves the page', () => {
    const handle = h('g', { class: 'handle', tabindex: 0, role: 'slider', 'aria-valuenow': 1, 'data-handle': 'a', style: 'cursor:grab' }, [
      h('circle', { r: 12, fill: 'transparent' }),
      h('circle', { r: 5, fill: 'transparent', stroke: '#000000' }),
      h('circle', { r: 3, fill: 'none', stroke: '#000000' }),
    ]);
    expect(inside(handle)).toEqual([
      '<g><circle r="5" fill="transparent" stroke="#000000"/><circle r="3" fill="none" stroke="#000000"/></g>',
    ]);
  });

  it('says what it is, by text that stays text, on the page’s colour or on none', () => {
    const drawing = root(SIZE, 'words', [h('line', { stroke: 'var(--ink)' })]);
    const words = { title: 'a < b', description: 'var(--ink)', address: 'https://name.example/?a=1&b="2"' };
    const file = svgFile(drawing, words, { theme: 'dark' });
    expect(file).toContain(
      '<title>a &lt; b</title><desc>var(--ink)</desc><metadata>https://name.example/?a=1&amp;b=&quot;2&quot;</metadata><rect width="100%" height="100%" fill="#15171b"/><line stroke="#eceef0"/></svg>',
    );
    expect(file).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 200 100" width="200" height="100" direction="ltr" version="1\.1" /,
    );
    expect(svgFile(drawing, words, { theme: 'dark', transparent: true })).not.toContain('<rect');
  });
});
