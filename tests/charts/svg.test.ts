/** The SVG tree written as text. */
import { describe, expect, it } from 'vitest';
import { formatNumber, h, toSvgString } from '../../src/charts/svg.ts';

describe('toSvgString', () => {
  it('writes a complete document', () => {
    const node = h('svg', { viewBox: '0 0 1 1' }, [h('text', { x: 1.23456 }, ['a']), null, false]);
    expect(toSvgString(node)).toBe('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text x="1.23">a</text></svg>');
  });

  it('escapes what comes from data', () => {
    const text = toSvgString(h('text', { title: '"><script>' }, ['<b>&"']));
    expect(text).toBe('<text title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&quot;</text>');
  });

  it('leaves out absent attributes and keys', () => {
    expect(toSvgString(h('g', { a: null, b: undefined, c: false, key: 3, d: true, e: 0 }))).toBe('<g d="true" e="0"/>');
  });
});

describe('formatNumber', () => {
  it.each([
    [0.1 + 0.2, '0.3'],
    [-0.001, '0'],
    [12.345, '12.35'],
    [Number.NaN, '0'],
    [Number.POSITIVE_INFINITY, '0'],
  ])('%s → %s', (value, text) => expect(formatNumber(value)).toBe(text));
});
