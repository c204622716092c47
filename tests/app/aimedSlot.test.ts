/** Which slot an address means, where a figure stands in several places. */
import { expect, it } from 'vitest';
import { aimedSlot, mergeQueries } from '../../src/app/aimedSlot.ts';

const slot = (id: string, figure: string, query: string) => ({ id, figure, query });
const SLOTS = [
  slot('two', 'vectors', 'n=2'),
  slot('three', 'vectors', 'n=3'),
  slot('few', 'norms', 'n=20&m=5&S=0.9&I=0.7'),
  slot('many', 'norms', 'n=80&m=20&S=0.97&I=0.9'),
];

it.each([
  ['fig=vectors', 'vectors', 'two'],
  ['v=1&fig=vectors&n=3', 'vectors', 'three'],
  ['fig=norms&n=80&m=20&S=0.5', 'norms', 'many'],
  ['fig=norms&n=20&m=5&S=0.97&I=0.7', 'norms', 'few'],
])('%s', (search, figure, id) => {
  expect(aimedSlot(SLOTS, figure, search)?.id).toBe(id);
});

it('is none without a figure', () => {
  expect(aimedSlot(SLOTS, undefined, '')).toBeNull();
  expect(aimedSlot(SLOTS, 'loss', 'fig=loss')).toBeNull();
});

it('merges settings, and leaves out where to go', () => {
  expect(mergeQueries('n=2&m=1', 'v=1&fig=vectors&n=3&theme=dark')).toBe('n=3&m=1');
});
