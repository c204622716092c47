/** The element's properties: they reflect attributes, whatever a framework binds and whenever it does. */
import { afterEach, expect, it } from 'vitest';
import { defineFigureElement } from '../../src/embed/element.ts';
import { type FigureValue, PROPERTIES } from '../../src/embed/elementProperties.ts';
import { createPagePool } from '../../src/training/page/pagePool.ts';

const pool = createPagePool();
defineFigureElement({ trainer: () => pool, home: 'https://name.example/' });

afterEach(() => document.body.replaceChildren());

it('has none that elements have already', () => {
  expect(PROPERTIES.filter((name) => name in HTMLElement.prototype)).toEqual([]);
});

it.each<[string, FigureValue, string | null, FigureValue]>([
  ['n', 8, '8', 8],
  ['S', 0.5, '0.5', 0.5],
  ['s', 1e-7, '1e-7', 1e-7],
  ['lr', '1e-3', '1e-3', 1e-3],
  ['act', 'linear', 'linear', 'linear'],
  ['autoplay', false, 'false', false],
  ['autoplay', true, '', true],
  ['paused', true, '', true],
  ['paused', false, 'false', false],
  ['cam', [30, -12.5], '30_-12.5', '30_-12.5'],
  ['x', ['r', 0.1, 10], 'r_0.1_10', 'r_0.1_10'],
  ['ch', ['100S0.5', '200lr1e-4'], '100S0.5_200lr1e-4', '100S0.5_200lr1e-4'],
  ['group', 'a', 'a', 'a'],
  ['n', null, null, null],
  ['n', undefined, null, null],
])('%s = %j is the attribute %j', (name, value, text, read) => {
  const element = document.createElement('superposition-figure');
  Reflect.set(element, name, 7);
  Reflect.set(element, name, value);
  expect(element.getAttribute(name)).toBe(text);
  expect(Reflect.get(element, name)).toEqual(read);
});

it('follows its attribute', () => {
  const element = document.createElement('superposition-figure');
  expect(element.m).toBeNull();
  element.setAttribute('m', '3');
  expect(element.m).toBe(3);
});

it('counts where it was set before the element was defined', () => {
  // Elements of a document without a window are not upgraded until they move.
  const early = document.implementation.createHTMLDocument().createElement('superposition-figure');
  Object.assign(early, { fig: 'packing', overlap: 0.3, paused: true });
  expect(early.getAttribute('fig')).toBeNull();
  document.body.append(early);
  expect([early.getAttribute('fig'), early.getAttribute('overlap'), early.getAttribute('paused')]).toEqual(['packing', '0.3', '']);
  expect(Object.keys(early)).not.toContain('fig');
});

it('changes the figure as its attribute would', async () => {
  const element = document.createElement('superposition-figure');
  Object.assign(element, { fig: 'basis', n: 3, turn: 20 });
  document.body.append(element);
  const words = () => element.shadowRoot?.textContent ?? '';
  await expect.poll(() => words()).toContain('3 directions in a plane, turned by 20°');
  element.turn = 45;
  element.n = 2;
  await expect.poll(() => words()).toContain('2 directions in a plane, turned by 45°');
});
