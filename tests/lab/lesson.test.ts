/** A list of links read as a lesson. */
import { expect, it } from 'vitest';
import { readLesson } from '../../src/lab/lesson/lesson.ts';

it('makes of links to any figure, and to the lab, frames with a title', () => {
  const { moments, problems } = readLesson(`
    https://else.where/page/?v=1&n=6&m=3&S=0.5&t=700
    ?v=1&fig=packing&overlap=0.3#there`);
  expect(problems).toEqual([]);
  expect(moments.map(({ title }) => title)).toEqual(['Feature directions: n = 6, m = 3, S = 0.5, step 700', expect.any(String)]);
  const queries = moments.map(({ frame }) => new URLSearchParams(frame.slice(frame.indexOf('?'))));
  expect(moments.every(({ frame }) => frame.startsWith('embed.html?'))).toBe(true);
  expect(queries.map((keys) => [keys.get('fig'), keys.get('embed'), keys.get('t'), keys.get('overlap')])).toEqual([
    ['directions', '1', '700', null],
    ['packing', '1', null, '0.3'],
  ]);
});

it('names the lines that are no links of this page, and skips empty ones', () => {
  const { moments, problems } = readLesson('\n?v=1&S=0.5\n\nhello\nhttps://else.where/?q=2');
  expect(moments).toHaveLength(1);
  expect(problems).toEqual(['Line 4 is no link to a figure or to the lab.', 'Line 5 is no link to a figure or to the lab.']);
});

it('has the lab itself show exercises and comparisons, which need it', () => {
  const { moments } = readLesson('?v=1&S=0.5&goal=loss0.1\nhttps://else.where/?v=1&S=0.5&pin=v~1\n?v=1&fig=norms&goal=loss0.1');
  expect(moments).toEqual([
    { title: 'Exercise: n = 5, m = 2, S = 0.5', frame: './?v=1&S=0.5&goal=loss0.1', shows: 'lab' },
    { title: 'Comparison: n = 5, m = 2, S = 0.5', frame: './?v=1&S=0.5&pin=v~1', shows: 'lab' },
    {
      title: expect.stringContaining('Feature norms'),
      frame: expect.stringMatching(/^embed\.html\?v=1&fig=norms&embed=1$/),
      shows: 'figure',
    },
  ]);
});
