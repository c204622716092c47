/**
 * Compares a drawing with the one kept in tests/golden. A difference leaves `<name>-changed.svg` beside it to be looked at;
 * `npm run goldens` takes the new drawings over.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import '../setup/failOnConsole.ts';
import { type SvgNode, toSvgString } from '../../src/charts/svg.ts';

const place = (name: string) => `tests/golden/${name}.svg`;

/** One element a line, so that a difference can be read. */
function lines(node: SvgNode): string {
  return `${toSvgString(node).replaceAll('><', '>\n<')}\n`;
}

export function expectGolden(name: string, node: SvgNode): void {
  const drawn = lines(node);
  if (process.env.UPDATE === 'goldens') writeFileSync(place(name), drawn);
  const kept = existsSync(place(name)) ? readFileSync(place(name), 'utf8') : '';
  if (kept !== drawn) writeFileSync(place(`${name}-changed`), drawn);
  expect(drawn, `${name}: see ${place(`${name}-changed`)}; npm run goldens keeps it`).toBe(kept);
}

/** Every number in the drawing is one, and every text stays inside it. */
export function expectSound(node: SvgNode): void {
  const text = toSvgString(node);
  expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
  const [width, height] = ['width', 'height'].map((name) => Number(node.attributes.get(name)));
  for (const [, x, y] of text.matchAll(/<text x="([^"]+)" y="([^"]+)"/g)) {
    expect(Number(x)).toBeGreaterThanOrEqual(0);
    expect(Number(x)).toBeLessThanOrEqual(width ?? 0);
    expect(Number(y)).toBeGreaterThanOrEqual(0);
    expect(Number(y)).toBeLessThanOrEqual((height ?? 0) + 1);
  }
}

/** All texts of a drawing, as readers see them. */
export function textsOf(node: SvgNode): readonly string[] {
  return node.children.flatMap((child) => (typeof child === 'string' ? [child] : textsOf(child)));
}
