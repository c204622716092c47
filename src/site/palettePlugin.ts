/** A Vite plugin: writes the palette into the page, so that posters and prose have their colours before any script runs. */
import type { Plugin } from 'vite';
import { paletteCss } from '../charts/palette.ts';

const MARKER = '<style id="palette"></style>';

export function palettePlugin(): Plugin {
  return {
    name: 'palette',
    transformIndexHtml: { order: 'pre', handler: (html) => html.replace(MARKER, () => `<style id="palette">${paletteCss()}</style>`) },
  };
}
