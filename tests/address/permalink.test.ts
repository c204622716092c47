/** Links as they are written and read, those of earlier versions of the page among them. */
import { expect, it } from 'vitest';
import { parseConfiguration } from '../../src/address/openAddress.ts';
import { parsePermalink, writePermalink } from '../../src/address/permalink.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { OLD_LINKS } from './oldLinks.ts';
import { opened } from './opened.ts';

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
  ['?fig=1%2F2', 'article'],
  ['?fig=1%2F2&n=7', 'lab'],
] as const)('%j leads to the %s', (address, route) => {
  expect(parsePermalink(address).route).toBe(route);
});

it.each([
  ['?n=5000', 'n must be a whole number from 1 to 1000, not "5000"; 1000 is used instead.', { n: 1000 }],
  ['?n=2.5', 'n must be a whole number from 1 to 1000, not "2.5"; 3 is used instead.', { n: 3 }],
  ['?n=', 'n must be a whole number from 1 to 1000, not ""; 5 is used instead.', { n: 5 }],
  ['?S=1', 'S must be a number from 0 to 0.9999, not "1"; 0.9999 is used instead.', { S: 0.9999 }],
  ['?act=tanh', 'act must be one of relu, linear, not "tanh"; relu is used instead.', { act: 'relu' }],
  ['?n=6&N=7', 'n must be given once, not 2 times; the first value, "6", is used instead.', { n: 6 }],
  ['?v=3&n=6', 'v must be one of 1, not "3"; 1 is used instead.', { n: 6 }],
  ['?n=1000&m=200&k=64', 'k must be at most 19 with n = 1000 and m = 200, not 64; 19 is used instead.', { n: 1000, m: 200, k: 19 }],
] as const)('says what is wrong with %s and keeps the rest', (address, message, params) => {
  const link = parsePermalink(address);
  expect(link.problems.map((p) => p.message)).toContain(message);
  expect(link.params).toEqual({ ...INITIAL_PARAMS, ...params });
});

it.each([
  ['?embed=1', 'embed must be used together with fig, the figure to show, not 1; the article is used instead.'],
  ['?t=-1', 't must be a whole number from 0 to 10000000, not "-1"; 0 is used instead.'],
  [
    '?t=10&ch=5S0.5_nonsense',
    'each change in ch must be a step from 1 to 10000000, one of S, I, r, lr, own and a value it may have, as in 1200S0.5, not "nonsense"; nothing is used instead.',
  ],
  [
    '?t=10&ch=20S0.5',
    'ch must be used together with t, and made of changes up to step t, not "20S0.5"; none of these changes is used instead.',
  ],
  ['?n=3&f=7', 'f must be a whole number from 0 to 2, not "7"; 2 is used instead.'],
  ['?theme=pink', 'theme must be one of auto, light, dark, not "pink"; auto is used instead.'],
  ['?cam=up', 'cam must be two angles in degrees, the second from -90 to 90, as in 30_-12, not "up"; the usual view is used instead.'],
] as const)('says what is wrong with %s', (address, message) => {
  expect(parsePermalink(address).problems.map((p) => p.message)).toEqual([message]);
});

it('takes only figures there are, where it is told which', () => {
  expect(opened('?fig=Norms').fig).toBe('norms');
  expect(parseConfiguration(opened('?fig=nonsense')).problems[0]?.message).toContain('not "nonsense"; no figure is used instead.');
});

it('clamps the moment by what the figure’s preset holds', () => {
  const preset = { ...INITIAL_PARAMS, n: 20 };
  expect(parsePermalink('?fig=norms&f=12', preset)).toMatchObject({ moment: { f: 12 }, problems: [] });
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
