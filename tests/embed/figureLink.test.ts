/** What an address or attributes ask of one embedded figure. */
import { describe, expect, it } from 'vitest';
import { writePermalink } from '../../src/address/permalink.ts';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { presetOf } from '../../src/figure/preset.ts';
import { figureMeta } from '../../src/figure/registry.ts';
import { HOSTILE } from '../address/hostileAddresses.ts';
import { figureLinkOf, opened, openedAttributes } from '../address/opened.ts';

const readFigureSearch = (search: string) => figureLinkOf(opened(search));
const readFigureAttributes = (pairs: Iterable<readonly [string, string]>) => figureLinkOf(openedAttributes(pairs));

describe('an address', () => {
  it('changes the figure’s own preset', () => {
    const { meta, params, preset } = readFigureSearch('?v=1&fig=norms&embed=1&S=0.5');
    expect(meta?.id).toBe('norms');
    expect(params).toEqual({ ...preset, S: 0.5 });
    expect([preset.n, preset.m, preset.I]).toEqual([20, 5, 0.7]);
  });

  it('means the same as the attributes with its keys', () => {
    const search = '?fig=interference&n=7&S=0.8&theme=dark&ui=min&t=300&ch=100S0.5&f=2';
    const attributes = [...new URLSearchParams(search)].map(([key, value]) => [key.toLowerCase(), value] as const);
    expect(readFigureAttributes(attributes)).toEqual(readFigureSearch(search));
  });

  it('hands a figure its settings, the first of equal ones', () => {
    expect(readFigureSearch('?fig=packing&M=4&m=9&i=0.5&overlap=0.2').own).toEqual({ m: 4, overlap: 0.2 });
  });

  it('ignores a host’s attributes, and names keys that are misspelt', () => {
    const attributes = Object.entries({
      fig: 'basis',
      class: 'wide',
      id: 'a',
      hidden: '',
      'data-n': '9',
      onclick: '',
      turn: '30',
      steam: '1',
    });
    expect(readFigureAttributes(attributes)).toMatchObject({ own: { n: 3, turn: 30, act: 'linear' }, problems: [{ field: 'steam' }] });
    expect(
      readFigureAttributes([
        ['fig', 'basis'],
        ['zzzz', '1'],
      ]).problems,
    ).toEqual([]);
  });

  it.each([
    ['basis', 'turn=900', 'turn must be a number from -180 to 180'],
    ['basis', 'act=tanh', 'act must be one of linear, relu'],
    ['densities', 'n=500', 'n must be a whole number from 2 to 80'],
    ['densities', 'k=0x4', 'k must be a whole number from 1 to 8'],
  ])('of %s with %s has its problem said once, as the figure knows it', (fig, keys, words) => {
    expect(readFigureSearch(`?fig=${fig}&embed=1&${keys}`).problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining(words) }),
    ]);
  });

  it.each(FIGURE_IDS.filter((fig) => figureMeta(fig)?.needs === 'experiment'))(
    'of %s, written as a change of its preset, is read back',
    (fig) => {
      const preset = presetOf(fig);
      const params = { ...preset, seed: 11, S: 0.7 };
      expect(readFigureSearch(writePermalink({ fig, embed: true, params }, preset)).params).toEqual(params);
    },
  );

  it('of no figure, or of one there is not, has the table’s defaults', () => {
    expect(readFigureSearch('?fig=nonsense')).toMatchObject({ meta: null, params: presetOf(undefined) });
    expect(readFigureSearch('?fig=nonsense').problems).toHaveLength(1);
    expect(readFigureSearch('').meta).toBeNull();
  });
});

it.each(HOSTILE.addresses)('%s is read without an exception, for a figure too', (address) => {
  const search = `?fig=norms&embed=1&${address.replace(/^\?/, '')}`;
  expect(Object.values(readFigureSearch(search).params).every((value) => typeof value === 'string' || Number.isFinite(value))).toBe(true);
});
