/** Which slot of the article an address means, where several show the same figure. */
import { expect, it } from 'vitest';
import { aimSlot, mergeQueries } from '../../src/app/aimSlot.ts';

const slots = [
  { id: 'bars', figure: 'norms', query: 'n=20' },
  { id: 'two', figure: 'phase', query: 'n=2&m=1' },
  { id: 'three', figure: 'phase', query: 'n=3&m=2' },
];
const aimed = (search: string) => {
  const found = aimSlot(slots, 'phase', search);
  return [found?.slot.id, found?.query];
};

it.each([
  ['?fig=phase', 'two', 'n=2&m=1'],
  ['?v=1&fig=phase&n=3&m=2&x=r_0.5_2', 'three', 'n=3&m=2&x=r_0.5_2'],
  ['?fig=phase&n=20&m=5&by=loss', 'two', 'n=20&m=5&by=loss'],
  ['?FIG=phase&N=3&M=2&embed=0', 'three', 'n=3&m=2'],
])('%s means %s', (search, id, query) => {
  expect(aimed(search)).toEqual([id, query]);
});

it('is none where no slot shows the figure', () => {
  expect(aimSlot(slots, 'loss', '?fig=loss')).toBeNull();
});

it('merges what is set into what was there, whatever the case', () => {
  expect(mergeQueries('n=5&S=0.9', [['s', '0.5']])).toBe('n=5&S=0.5');
  expect(mergeQueries('n=5', new URLSearchParams('by=loss'))).toBe('n=5&by=loss');
});
