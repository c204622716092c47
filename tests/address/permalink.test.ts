import { expect, it } from 'vitest';
import { parsePermalink, writePermalink } from '../../src/address/permalink.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { OLD_LINKS } from './oldLinks.ts';

it.each(OLD_LINKS)('still reads $address as it always did', ({ address, canonical, ...meaning }) => {
  const { problems, ...link } = parsePermalink(address);
  expect(problems).toEqual([]);
  expect(link).toMatchObject(meaning);
  expect(writePermalink(link)).toBe(canonical ?? address);
});

it.each([
  ['', 'article'],
  ['?utm_source=news', 'article'],
  ['?theme=dark', 'article'],
  ['?v=1', 'lab'],
  ['?speed=max', 'lab'],
  ['?t=5', 'lab'],
  ['?fig=phase', 'figure'],
  ['?fig=phase&embed=0', 'figure'],
  ['?fig=phase&embed=1', 'embed'],
  ['?fig=%3Cb%3E', 'article'],
  ['?fig=%3Cb%3E&n=7', 'lab'],
] as const)('%j leads to the %s', (address, route) => {
  expect(parsePermalink(address).route).toBe(route);
});

it.each([
  ['?n=5000', 'n must be a whole number from 1 to 1000, not "5000".', { n: 1000 }],
  ['?n=2.5', 'n must be a whole number from 1 to 1000, not "2.5".', { n: 3 }],
  ['?n=', 'n must be a whole number from 1 to 1000, not "".', {}],
  ['?S=1', 'S must be a number from 0 to 0.9999, not "1".', { S: 0.9999 }],
  ['?act=tanh', 'act must be one of relu, linear, not "tanh".', {}],
  ['?n=6&N=7', 'N must be given once; the first value counts, not "7".', { n: 6 }],
  ['?v=3&n=6', 'v must be 1, as which the address was read, not "3".', { n: 6 }],
  ['?n=1000&m=200&k=64', 'k must be at most 19 with n = 1000 and m = 200, not 64.', { n: 1000, m: 200, k: 19 }],
] as const)('says what is wrong with %s and keeps the rest', (address, message, params) => {
  const link = parsePermalink(address);
  expect(link.problems.map((p) => p.message)).toContain(message);
  expect(link.params).toEqual(params);
});

it.each([
  ['?embed=1', 'embed must be used together with fig, the figure to show, not 1.'],
  ['?t=-1', 't must be a whole number from 0 to 10000000, not "-1".'],
  [
    '?t=10&ch=5S0.5_nonsense',
    'each change in ch must be a step from 1 to 10000000, one of S, I, r, lr and a value it may have, as in 1200S0.5, not "nonsense".',
  ],
  ['?t=10&ch=20S0.5', 'ch must be used together with t, and made of changes up to step t, not "20S0.5".'],
  ['?n=3&f=7', 'f must be a whole number from 0 to 2, not "7".'],
  ['?theme=pink', 'theme must be one of auto, light, dark, not "pink".'],
  ['?cam=up', 'cam must be two angles in degrees, the second from -90 to 90, as in 30_-12, not "up".'],
] as const)('says what is wrong with %s', (address, message) => {
  expect(parsePermalink(address).problems.map((p) => p.message)).toEqual([message]);
});

it('takes only figures there are, where it is told which', () => {
  const options = { figures: ['directions', 'norms'] };
  expect(parsePermalink('?fig=Norms', options)).toMatchObject({ fig: 'norms', problems: [] });
  expect(parsePermalink('?fig=phase', options).problems[0]?.message).toBe('fig must be one of directions, norms, not "phase".');
});

it('clamps the moment by what the figure’s preset holds', () => {
  const presetOf = () => ({ ...INITIAL_PARAMS, n: 20 });
  expect(parsePermalink('?fig=norms&f=12', { presetOf })).toMatchObject({ moment: { f: 12 }, problems: [] });
});

it('leaves out a replay that no step asks for', () => {
  const changes = [{ step: 500, key: 'S', value: 0.5 }] as const;
  expect(writePermalink({ params: {}, moment: { changes } })).toBe('?v=1');
  expect(writePermalink({ params: {}, moment: { t: 400, changes } })).toBe('?v=1&t=400');
});

it('stays short', () => {
  const params = { n: 20, m: 5, S: 0.97, I: 0.7, seed: 4294967295, k: 16, batch: 2048, lr: 3e-4, steps: 50_000 } as const;
  expect(writePermalink({ params })).toBe('?v=1&n=20&m=5&S=0.97&I=0.7&seed=4294967295&k=16&batch=2048&lr=3e-4&steps=5e4');
});
