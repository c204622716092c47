/** Every drawing as a file of its own, in both themes. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveColours } from '../../src/charts/palette.ts';

const goldens = readdirSync('tests/golden').filter((name) => name.endsWith('.svg') && !name.endsWith('-changed.svg'));

describe.each(['light', 'dark'] as const)('exported in %s', (theme) => {
  it.each(goldens)('%s knows all its colours', (name) => {
    expect(resolveColours(readFileSync(`tests/golden/${name}`, 'utf8'), theme)).not.toContain('var(');
  });
});
