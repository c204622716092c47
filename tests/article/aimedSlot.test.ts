/** Which slot an address means, where a figure stands in several places. */
import { describe, expect, it } from 'vitest';
import { readAim } from '../../src/article/aimedSlot.ts';
import { slotSettings } from '../../src/figure/preset.ts';
import { opened } from '../address/opened.ts';

const slot = (id: string, figure: string, query: string) => ({ id, figure, settings: slotSettings({ figure, query }) });
const SLOTS = [
  slot('two', 'vectors', 'n=2'),
  slot('three', 'vectors', 'n=3'),
  slot('few', 'norms', 'n=20&m=5&S=0.9&I=0.7'),
  slot('many', 'norms', 'n=80&m=20&S=0.97&I=0.9'),
];

it.each([
  ['fig=vectors', 'three'],
  ['v=1&fig=vectors&n=3', 'three'],
  ['fig=norms&n=80&m=20&S=0.5', 'many'],
  ['fig=norms&n=20&m=5&S=0.97&I=0.7', 'few'],
  ['fig=norms&n=80.0&S=.97', 'many'],
])('%s', (search, id) => {
  expect(readAim(SLOTS, opened(search)).slot?.id).toBe(id);
});

it.each([
  ['fig=directions&n=5&m=2&S=0.8&I=0.9&seed=0&k=8', 'growing'],
  ['fig=directions&n=5&m=2&S=0.9&I=0.9&seed=0&k=8', 'growing'],
  ['fig=directions&n=5&m=2&S=0&I=0.9&seed=7&k=8', 'opening'],
  ['fig=directions&n=5&m=2&S=0.9&I=0.9&seed=15&k=8', 'opening'],
  ['fig=directions&S=0', 'growing'],
])('%s opens where it was shared from', (search, id) => {
  const slots = [slot('opening', 'directions', 'n=5&m=2&S=0.9&I=0.9&seed=7&k=8'), slot('growing', 'directions', 'n=5&m=2&S=0&I=0.9&k=8')];
  expect(readAim(slots, opened(search)).slot?.id).toBe(id);
});

it('is none without a figure', () => {
  expect(readAim(SLOTS, opened('')).slot).toBeNull();
  expect(readAim(SLOTS, opened('fig=loss')).slot).toBeNull();
});

describe('what an address says of its slot', () => {
  const MORE = [...SLOTS, slot('pack', 'packing', 'm=2&overlap=0.5'), slot('map2', 'phase', 'n=2&m=1'), slot('map3', 'phase', 'n=3&m=2')];
  const said = (search: string) => readAim(MORE, opened(search)).problems.map(({ message }) => message);

  it.each([
    ['?FIG=phase&N=3&M=2', 'map3', { by: 'outcome', map: { cells: 32, params: { n: 3, m: 2 } } }],
    ['?fig=vectors&utm_source=x&N=2&n=3&theme=dark&class=wide', 'two', { n: 2 }],
    ['?fig=phase&BY=loss&cells=8', 'map2', { by: 'loss', map: { cells: 8, params: { n: 2, m: 1 } } }],
  ])('%s: keys in any case, the first of equal ones, settings only', (search, id, own) => {
    const aim = readAim(MORE, opened(search));
    expect(aim.slot?.id).toBe(id);
    expect(aim.settings.own).toMatchObject(own);
  });

  it('is read as a change of the slot’s own parameters', () => {
    const { settings, moment, problems } = readAim(MORE, opened('?fig=norms&f=12&S=0.5'));
    expect(problems).toEqual([]);
    expect(moment.f).toBe(12);
    expect(settings.params).toMatchObject({ n: 20, m: 5, S: 0.5, I: 0.7 });
  });

  it.each([
    ['?fig=nope', 'fig must be'],
    ['?fig=norms&n=many', 'n must be a whole number from 1 to 1000, not "many"; 20 is used instead.'],
    ['?fig=packing&m=50', 'm must be a whole number from 2 to 10, not "50"; 10 is used instead.'],
    ['?fig=packing&m=0x8', 'm must be a whole number from 2 to 10, not "0x8"; 2 is used instead.'],
    ['?fig=packing&overlap=0.25', 'overlap must be a number from 0 to 0.9 in steps of 0.1, not "0.25"; 0.3 is used instead.'],
    ['?fig=phase&by=colour', 'by must be one of outcome, configuration,'],
    ['?fig=vectors&n=4', 'n must be a whole number from 2 to 3, not "4"; 3 is used instead.'],
    ['?fig=vectors&n=3&N=2', 'n must be given once'],
  ])('%s: what is wrong is said once', (search, words) => {
    expect(said(search)).toEqual([expect.stringContaining(words)]);
  });

  it('is nothing to complain of where the figure reads its settings itself and can', () => {
    expect(said('?v=1&fig=packing&m=3&overlap=0.3')).toEqual([]);
    expect(said('?v=1&fig=phase&n=3&m=2&x=r_0.1_10&cells=8&by=DimensionsPerFeature')).toEqual([]);
  });
});
