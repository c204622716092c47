/**
 * Every colour of the project by its meaning, for light and dark pages, as CSS custom properties `--<name>`. Drawings say
 * `var(--feature-3)` and follow the page's theme; `resolveColours` writes the values in where there is no page (export).
 * One scale a meaning: features keep theirs in every view, superposition runs from cool and dark to warm and bright, signed
 * values diverge from the background at zero. No colour has two meanings: features, groups of features, signs, phases and the
 * interface each have their own.
 */
import { rgb } from 'd3-color';
import { interpolateLab, piecewise, quantize } from 'd3-interpolate';

export type Theme = 'light' | 'dark';
/** Steps of the scale for plain amounts. */
export const AMOUNT_STEPS = 11;
type Pair = readonly [light: string, dark: string];

/** Steps of the superposition scale, both ends included. */
export const SUPERPOSITION_STEPS = 11;
/** Its upper end; this and more look the same. A pair of opposites has 1, a pentagon about 1.8. */
export const MOST_SUPERPOSITION = 2;
/** Colours of their own; models with more features spread over the ramp. */
const OWN_COLOURS = 8;
const RAMP_STEPS = 16;
/** A signed value above which its cell is strong, so that text on it takes another colour. */
export const STRONG_VALUE = 0.66;
/** Steps of each axis of the phase diagram's colour square. */
export const PHASE_STEPS = 7;

/** `on-weak` and `on-strong` are for text on `positive` and `negative`, at up to and above `STRONG_VALUE`. */
const MEANINGS: Readonly<Record<string, Pair>> = {
  background: ['#fcfcfa', '#15171b'],
  surface: ['#ffffff', '#1c1f25'],
  ink: ['#1c1e22', '#eceef0'],
  muted: ['#5b6068', '#a3a9b3'],
  axis: ['#8a8f96', '#6a717c'],
  grid: ['#e3e4e1', '#2c3037'],
  accent: ['#4b47a8', '#aba8ff'],
  positive: ['#e341e3', '#f066ef'],
  negative: ['#829821', '#a1a62b'],
  'on-weak': ['#1c1e22', '#ffffff'],
  'on-strong': ['#1c1e22', '#000000'],
  good: ['#2f7d1f', '#8ee28a'],
  warning: ['#9a3f0c', '#ffc59b'],
  bad: ['#b3261e', '#ff6f7d'],
  ignored: ['#8b8f96', '#8b919b'],
  dedicated: ['#728afc', '#c1e8fd'],
  superposed: ['#7e1945', '#d8498f'],
};

/** Okabe and Ito's hues, moved until each has contrast 3 on its page and all stay apart to colour-blind readers. */
const FEATURES: readonly Pair[] = [
  ['#0262ad', '#5b9dff'],
  ['#d86019', '#ff8f4f'],
  ['#018860', '#32c79a'],
  ['#ba5291', '#f298cb'],
  ['#895f00', '#f0d04a'],
  ['#3a97d6', '#8fd8fa'],
  ['#7659d3', '#9075dd'],
  ['#3b3f46', '#e6e6e6'],
];

/** Colours of sets of features, and of the factors of a shape. */
const GROUPS: readonly Pair[] = [
  ['#100364', '#68fdeb'],
  ['#9812b1', '#d64129'],
  ['#4e582a', '#b1b7a2'],
  ['#f65b6f', '#946492'],
  ['#580c02', '#2760f5'],
  ['#b174d4', '#f3fb03'],
];

const ANCHORS: Readonly<Record<Theme, { superposition: readonly string[]; ramp: readonly string[]; amount: readonly string[] }>> = {
  light: {
    superposition: ['#191858', '#651d82', '#b52d62', '#e26c10'],
    ramp: ['#4a2391', '#1f62ad', '#0b8580', '#4f8a1e', '#a97400', '#c2452f', '#a3296d'],
    amount: ['#eef3f1', '#7dbfb3', '#0a5a52'],
  },
  dark: {
    superposition: ['#6a5cd8', '#c869b4', '#ff9a6b', '#ffe884'],
    ramp: ['#a287f5', '#64a5ff', '#3ccdc1', '#9bd45c', '#f5cf57', '#ff9a78', '#f29ad0'],
    amount: ['#262c2e', '#2f827a', '#8ff0dc'],
  },
};

/** Corners of the phase diagram's colour square: not learned, dedicated, in superposition. */
const PHASE: Readonly<Record<Theme, readonly [string, string, string]>> = {
  light: ['#d3d5d8', '#728afc', '#7e1945'],
  dark: ['#454a53', '#c1e8fd', '#d8498f'],
};

/** `count` colours in even steps to the eye, both ends included. */
function ramp(anchors: readonly string[], count: number): string[] {
  return quantize(piecewise(interpolateLab, [...anchors]), count);
}

function palette(theme: Theme): ReadonlyMap<string, string> {
  const own = theme === 'light' ? 0 : 1;
  const { superposition, ramp: rampAnchors, amount } = ANCHORS[theme];
  const [ignored, dedicated, superposed] = PHASE[theme];
  const colours = new Map(Object.entries(MEANINGS).map(([name, pair]) => [name, pair[own]]));
  const addScale = (name: string, scale: readonly string[]) => {
    for (const [at, colour] of scale.entries()) colours.set(`${name}-${at}`, rgb(colour).formatHex());
  };
  addScale(
    'feature',
    FEATURES.map((pair) => pair[own]),
  );
  addScale(
    'group',
    GROUPS.map((pair) => pair[own]),
  );
  addScale('ramp', ramp(rampAnchors, RAMP_STEPS));
  addScale('amount', ramp(amount, AMOUNT_STEPS));
  addScale('superposition', ramp(superposition, SUPERPOSITION_STEPS));
  for (let up = 0; up < PHASE_STEPS; up++) {
    const towards = (learned: string) => interpolateLab(ignored, learned)(up / (PHASE_STEPS - 1));
    addScale(`phase-${up}`, ramp([towards(dedicated), towards(superposed)], PHASE_STEPS));
  }
  return colours;
}

/** Name without the dashes → `#rrggbb`. */
export const COLOURS: Readonly<Record<Theme, ReadonlyMap<string, string>>> = { light: palette('light'), dark: palette('dark') };

/** Index of the colour on the superposition scale; anything not a number counts as 0. */
function step(value: number, steps: number): number {
  return Math.round(Math.min(1, Math.max(0, value || 0)) * (steps - 1));
}

export function featureColour(feature: number, nFeatures: number): string {
  if (nFeatures <= OWN_COLOURS) return `var(--feature-${feature})`;
  return `var(--ramp-${step(feature / (nFeatures - 1), RAMP_STEPS)})`;
}

/** More groups than there are colours begin again. */
export function groupColour(group: number): string {
  return `var(--group-${group % GROUPS.length})`;
}

/** @param value Σ_{g≠f} (Ŵ_f·W_g)² */
export function superpositionColour(value: number): string {
  return `var(--superposition-${step(value / MOST_SUPERPOSITION, SUPERPOSITION_STEPS)})`;
}

/** @param share of the largest amount, in [0, 1] */
export function amountColour(share: number): string {
  return `var(--amount-${step(share, AMOUNT_STEPS)})`;
}

/** The extra feature's norm and superposition, 1 and more look the same: grey not learned, pale blue dedicated, wine in superposition. */
export function phaseColour(norm: number, superposition: number): string {
  return `var(--phase-${step(norm, PHASE_STEPS)}-${step(superposition, PHASE_STEPS)})`;
}

function declarations(theme: Theme): string {
  const lines = [...COLOURS[theme]].map(([name, value]) => `--${name}:${value}`);
  return `color-scheme:${theme};${lines.join(';')}`;
}

/** The style sheet of the palette: follows the reader's system, unless `data-theme` on an element says otherwise for what is inside it. */
export function paletteCss(): string {
  const [light, dark] = [declarations('light'), declarations('dark')];
  return [
    `:root,:host,[data-theme='light']{${light}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme]),:host(:not([data-theme])){${dark}}}`,
    `[data-theme='dark'],:host([data-theme='dark']){${dark}}`,
  ].join('\n');
}

/** Replaces `var(--name)` by its value, for drawings that leave the page. Names that are none of ours stay. */
export function resolveColours(svgText: string, theme: Theme): string {
  return svgText.replace(/var\(--([a-z0-9-]+)\)/g, (whole, name: string) => COLOURS[theme].get(name) ?? whole);
}

/** @returns the `var(--name)` of the palette in a drawing, declared for a theme */
function usedDeclarations(svgText: string, theme: Theme): string {
  const names = new Set([...svgText.matchAll(/var\(--([a-z0-9-]+)\)/g)].map(([, name = '']) => name));
  return [...names].map((name) => `--${name}:${COLOURS[theme].get(name) ?? 'currentColor'}`).join(';');
}

/**
 * A drawing as a file for `<img>`, with the colours it uses for both themes. It follows the reader's system; `#light` or `#dark` at
 * the end of its address chooses.
 */
export function themedFile(svgText: string): string {
  const [light, dark] = (['light', 'dark'] as const).map((theme) => usedDeclarations(svgText, theme));
  const sheet = [
    `:root{${light}}`,
    `@media screen and (prefers-color-scheme:dark){:root{${dark}}}`,
    `:root:has(#light:target){${light}}`,
    `:root:has(#dark:target){${dark}}`,
  ].join('');
  const opening = `<style>${sheet}</style><g id="light"/><g id="dark"/>`;
  return svgText.replace(/^<svg\b[^>]*>/, (tag) => `${tag.slice(0, -1)} font-family="Inter,system-ui,sans-serif">${opening}`);
}
