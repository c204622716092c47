/** The colours of both themes: contrast, and no colour with two meanings. */
import { describe, expect, it } from 'vitest';
import {
  COLOURS,
  featureColour,
  PHASE_STEPS,
  paletteCss,
  phaseColour,
  resolveColours,
  STRONG_VALUE,
  SUPERPOSITION_STEPS,
  superpositionColour,
  type Theme,
} from '../../src/charts/palette.ts';
import { indices } from '../../src/charts/view.ts';
import { difference, seenAs, VISIONS } from './colourBlindness.ts';
import { contrast, oklab, over } from './colourMath.ts';

const THEMES: readonly Theme[] = ['light', 'dark'];
const GROUNDS = ['background', 'surface'];

function colour(theme: Theme, name: string): string {
  const found = COLOURS[theme].get(name);
  if (found === undefined) throw new Error(`no colour ${name}`);
  return found;
}

function colours(theme: Theme, prefix: string): string[] {
  return [...COLOURS[theme]].filter(([name]) => new RegExp(`^${prefix}-\\d+$`).test(name)).map(([, value]) => value);
}

describe.each(THEMES)('%s', (theme) => {
  it.each(['ink', 'muted', 'accent', 'good', 'warning', 'bad'])('%s is legible as text', (name) => {
    for (const ground of GROUNDS) expect(contrast(colour(theme, name), colour(theme, ground))).toBeGreaterThan(4.5);
  });

  it.each(['feature', 'group', 'ramp', 'superposition'])('every %s mark stands out from its ground', (scale) => {
    for (const mark of colours(theme, scale)) {
      for (const ground of GROUNDS) expect(contrast(mark, colour(theme, ground)), mark).toBeGreaterThan(3);
    }
  });

  it('gives no two meanings the same hue', () => {
    const named = ['positive', 'negative', 'dedicated', 'superposed', 'accent', 'good', 'warning', 'bad'].map((name) =>
      colour(theme, name),
    );
    const all = [...colours(theme, 'feature').slice(0, 5), ...colours(theme, 'group'), ...named];
    for (const [at, a] of all.entries()) for (const b of all.slice(at + 1)) expect(difference(a, b), `${a} ${b}`).toBeGreaterThan(6);
  });

  it('gives groups hues that no feature of eight has', () => {
    for (const group of colours(theme, 'group')) {
      for (const feature of colours(theme, 'feature')) expect(difference(group, feature), `${group} ${feature}`).toBeGreaterThan(6);
    }
  });

  it.each(['positive', 'negative', 'ignored', 'dedicated', 'superposed', 'axis'])('%s stands out from its ground', (name) => {
    for (const ground of GROUNDS) expect(contrast(colour(theme, name), colour(theme, ground))).toBeGreaterThan(3);
  });

  it.each(['positive', 'negative'])('numbers are legible on every strength of %s', (name) => {
    for (const strength of indices(17).map((step) => step / 16)) {
      const cell = over(colour(theme, name), strength, colour(theme, 'surface'));
      const text = colour(theme, strength > STRONG_VALUE ? 'on-strong' : 'on-weak');
      expect(contrast(text, cell), `strength ${strength}`).toBeGreaterThan(4.5);
    }
  });

  describe.each(Object.entries(VISIONS))('seen with %s vision', (_, vision) => {
    it.each([
      ['feature', 8],
      ['group', 6],
    ])('tells the %s colours apart', (scale, count) => {
      const seen = colours(theme, scale).map((hex) => seenAs(hex, vision));
      expect(seen).toHaveLength(count);
      for (const [at, a] of seen.entries()) for (const b of seen.slice(at + 1)) expect(difference(a, b)).toBeGreaterThan(6);
    });

    it('shows superposition growing steadily lighter', () => {
      const seen = colours(theme, 'superposition').map((hex) => seenAs(hex, vision));
      expect(seen).toHaveLength(SUPERPOSITION_STEPS);
      for (const [at, a] of seen.entries()) {
        for (const b of seen.slice(at + 1)) expect(oklab(b)[0] - oklab(a)[0]).toBeGreaterThan(0.005);
        for (const b of seen.slice(at + 2)) expect(difference(a, b)).toBeGreaterThan(4);
      }
    });

    it('tells negative, zero and positive apart', () => {
      const seen = ['negative', 'surface', 'positive'].map((name) => seenAs(colour(theme, name), vision));
      for (const [at, a] of seen.entries()) for (const b of seen.slice(at + 1)) expect(difference(a, b)).toBeGreaterThan(15);
    });

    it('tells ignored, dedicated and superposed cells apart', () => {
      const last = PHASE_STEPS - 1;
      const seen = ['phase-0-0', `phase-${last}-0`, `phase-${last}-${last}`].map((name) => seenAs(colour(theme, name), vision));
      for (const [at, a] of seen.entries()) for (const b of seen.slice(at + 1)) expect(difference(a, b)).toBeGreaterThan(12);
    });
  });
});

describe('colours by meaning', () => {
  it.each([
    [0, 0],
    [1, 5],
    [1.8, 9],
    [2, 10],
    [7, 10],
    [-1, 0],
    [Number.NaN, 0],
  ])('superposition %s has step %s', (value, step) => {
    expect(superpositionColour(value)).toBe(`var(--superposition-${step})`);
  });

  it('gives up to eight features a colour of their own, more a place on the ramp', () => {
    expect(new Set(indices(8).map((f) => featureColour(f, 8))).size).toBe(8);
    expect(featureColour(0, 20)).toBe('var(--ramp-0)');
    expect(featureColour(19, 20)).toBe('var(--ramp-15)');
  });

  it('has a phase colour for every norm and superposition', () => {
    expect(phaseColour(0, 1)).toBe('var(--phase-0-6)');
    expect(phaseColour(2, 0.5)).toBe('var(--phase-6-3)');
  });
});

describe('the style sheet', () => {
  it('holds every colour for the reader’s system and for a theme of choice', () => {
    const css = paletteCss();
    for (const name of COLOURS.dark.keys()) expect(css.split(`--${name}:`)).toHaveLength(4);
    expect(css).toContain('prefers-color-scheme:dark');
  });

  it('is resolved in exports', () => {
    expect(resolveColours('<a fill="var(--ink)" stroke="var(--sans)"/>', 'dark')).toBe('<a fill="#eceef0" stroke="var(--sans)"/>');
  });
});
