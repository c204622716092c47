/** The bench's ratios compare whom they say, and leave out who did not run. */
import { expect, it } from 'vitest';
import { jsonLines, type Row, ratios, table } from './tables.mjs';

function row(competitor: string, stepsPerSecond: number): Row {
  return {
    case: 'n=5',
    competitor,
    stepsPerSecond,
    instanceStepsPerSecond: 8 * stepsPerSecond,
    slowest: stepsPerSecond - 1,
    fastest: stepsPerSecond + 1,
  };
}
const rows = [row('cpu', 3000), row('cpu × 2 workers', 5700), row('native C (gram)', 2000), row('PyTorch, 2 threads', 100)];

it('compares those that ran', () => {
  expect(ratios(rows)).toEqual([
    { ratio: 'cpu / PyTorch, 2 threads', value: 30 },
    { ratio: 'cpu / native C (gram)', value: 1.5 },
    { ratio: 'cpu × 2 workers / cpu', value: 1.9 },
  ]);
});

it('prints a table and a line of JSON for every pace and ratio', () => {
  expect(table(rows).split('\n')).toHaveLength(1 + rows.length + 3);
  const lines = jsonLines(rows).split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([...rows, ...ratios(rows).map((found) => ({ case: 'n=5', ...found }))]);
});
