/**
 * The style of the element's shadow tree. The page's `color-scheme` decides between light and dark, unless `theme` does.
 * Every colour and font is a custom property on the element: a rule of the page for `superposition-figure` overrides it.
 */

import { COLOURS } from '../charts/palette.ts';
import figures from '../figure/styles/all.css?inline';
import element from './element.css?inline';
import embed from './embed.css?inline';

function declare(value: (light: string, dark: string) => string): string {
  return [...COLOURS.light].map(([name, light]) => `--${name}:${value(light, COLOURS.dark.get(name) ?? light)}`).join(';');
}

const palette = [
  ':host{color-scheme:inherit}',
  ":host([theme='light' i]){color-scheme:light}",
  ":host([theme='dark' i]){color-scheme:dark}",
  `:host{${declare((light) => light)}}`,
  `@supports (color:light-dark(#000,#fff)){:host{${declare((light, dark) => `light-dark(${light},${dark})`)}}}`,
].join('\n');

export const ELEMENT_STYLE = [palette, figures, element, embed].join('\n');
