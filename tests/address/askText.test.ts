/** What a link asks its reader to predict, read and written. */
import { expect, it } from 'vitest';
import { ASK_FIELD } from '../../src/address/askText.ts';
import { parsePermalink, writePermalink } from '../../src/address/permalink.ts';

it.each(['represented', 'dedicated', 'superposed', 'norms', 'Who is dropped?|nobody|*the last', 'a|*b|c|d'])(
  'reads and writes %s',
  (text) => {
    const ask = ASK_FIELD.parse(text)?.value;
    expect(ask && ASK_FIELD.write(ask)).toBe(text);
  },
);

it('knows the right answer of a question', () => {
  expect(ASK_FIELD.parse(' Who? | a | * b ')?.value).toEqual({ kind: 'written', question: 'Who?', options: ['a', 'b'], right: 1 });
});

it.each(['', 'lengths', 'Who?|a|b', 'Who?|*a', '|a|*b', 'Who?|a|*a', 'Who?||*a'])('reads no question in %j', (text) => {
  expect(ASK_FIELD.parse(text)).toBeNull();
});

it('is carried by a link', () => {
  const ask = { kind: 'written', question: 'At S = 0.9 & n = 5?', options: ['m; 2', 'all'], right: 1 } as const;
  const link = parsePermalink(writePermalink({ presentation: { ask: ASK_FIELD.write(ask) } }));
  expect(ASK_FIELD.parse(link.presentation.ask)?.value).toEqual(ask);
  expect(link.problems).toEqual([]);
});
