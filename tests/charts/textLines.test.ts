/** Text wrapped into lines. */
import { expect, it } from 'vitest';
import { firstLines, textLines } from '../../src/charts/textLines.ts';

it.each([
  ['two antipodal pairs', 30, ['two antipodal pairs']],
  ['one dedicated feature and two antipodal pairs', 27, ['one dedicated feature and', 'two antipodal pairs']],
  ['unbreakable', 4, ['unbreakable']],
  ['', 10, ['']],
])('breaks "%s" between words at %s letters', (text, letters, lines) => {
  expect(textLines(text, letters)).toEqual(lines);
});

it('tells by an ellipsis that there was more', () => {
  expect(firstLines('one two three four', 8, 2)).toEqual(['one two', 'three…']);
  expect(firstLines('one two three', 8, 2)).toEqual(['one two', 'three']);
});
