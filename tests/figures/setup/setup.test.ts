/** An example's way through: drawn as the data says, computed as the model does, shown within the frame. */
import { expect, it } from 'vitest';
import { toSvgString } from '../../../src/charts/svg.ts';
import { viewOf } from '../../../src/figure/concept/judgedView.ts';
import { describeSetup, setupTable } from '../../../src/figures/setup/describe.ts';
import { drawSetup } from '../../../src/figures/setup/draw.ts';
import { setupHeight, setupLayout } from '../../../src/figures/setup/layout.ts';
import { drawExample, passThrough } from '../../../src/figures/setup/sample.ts';
import { PENTAGON, TWO_KEPT } from '../../figure/concept/models.ts';

const sparse = viewOf(PENTAGON, { S: 0.9 });

it('draws examples whose features are present as often as they should be', () => {
  const examples = Array.from({ length: 4000 }, (_, number) => drawExample(sparse, number, false).example);
  const share = examples.flat().filter((x) => x > 0).length / (4000 * 5);
  expect(Math.abs(share - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 20_000));
});

it('skips empty examples when asked to, and only then', () => {
  for (let number = 0; number < 50; number++) {
    const drawn = drawExample(sparse, number, true);
    expect(Math.max(...drawn.example)).toBeGreaterThan(0);
    expect(drawn.number).toBeGreaterThanOrEqual(number);
    expect(drawExample(sparse, number, false).number).toBe(number);
  }
});

it('passes a kept feature through whole and replaces a dropped one by its mean', () => {
  const { output, errors, loss } = passThrough(viewOf(TWO_KEPT, { S: 0, I: 0.9 }), [0.7, 0, 0.9, 0, 0]);
  expect(output).toEqual([0.7, 0, 0.5, 0.5, 0.5].map((value) => expect.closeTo(value, 9)));
  expect(errors[2]).toBeCloseTo(0.81 * 0.16, 9);
  expect(loss).toBeCloseTo(errors.reduce((a, b) => a + b) / 5, 12);
});

it('sends a feature alone through the pentagon: itself out, its neighbours held back', () => {
  const { hidden, output } = passThrough(sparse, [1, 0, 0, 0, 0]);
  expect(Math.hypot(...hidden)).toBeCloseTo(1.1, 9);
  expect(output[0]).toBeCloseTo(1.21 - 0.209, 9);
  expect(output.slice(2, 4)).toEqual([0, 0]);
});

const shapes = [320, 390, 720, 1100].flatMap((width) => [5, 20, 80].map((n) => [n, width] as const));

it.each(shapes)('draws %s features within a width of %s', (n, width) => {
  const W = Array.from({ length: n * 3 }, (_, at) => Math.sin(at));
  const view = viewOf({ W, b: [], nFeatures: n, nHidden: 3, selectedFeature: null }, { S: 0.9 });
  const layout = setupLayout({ ...view, example: drawExample(view, 0, true).example }, { width, height: setupHeight(width, n) });
  expect(layout.inputs.at(-1)?.at.y).toBeLessThan(layout.height);
  for (const { end } of layout.errors) expect(end).toBeLessThanOrEqual(width - 40);
  for (const { x } of layout.heads) expect(x).toBeGreaterThan(20);
  expect(layout.wires.length).toBeLessThanOrEqual(500);
  expect(toSvgString(drawSetup(layout))).not.toContain('NaN');
});

it('makes every input a slider with a name and a value', () => {
  const layout = setupLayout({ ...sparse, example: [0.25, 0, 0, 0, 0] }, { width: 700, height: 280 });
  const sliders = toSvgString(drawSetup(layout)).match(/role="slider"[^>]*/g) ?? [];
  expect(sliders).toHaveLength(5);
  expect(sliders[0]).toMatch(/aria-label="Feature 0 of the example" aria-valuemin="0" aria-valuemax="1" aria-valuenow="0.25"/);
});

it('says what it shows', () => {
  const input = { ...sparse, example: [0, 0.5, 0, 0, 0] };
  expect(describeSetup(input)).toMatch(
    /^5 features into 2 hidden units\. The example has 0\.50 of feature 1; the hidden state is .*; out come 0\.40 of feature 1\. Its loss is 0\.00\d+\.$/,
  );
  expect(setupTable(input).rows[1]?.slice(0, 2)).toEqual(['1', 0.5]);
});
