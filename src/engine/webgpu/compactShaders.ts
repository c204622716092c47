/** A Vite plugin: drops the indentation of shader sources, which stand in template strings where no minifier reaches. Sources it changes have no text in which it would matter. */
import type { Plugin } from 'vite';

const SHADERS = /\/(src\/engine\/webgpu|@tensorflow\/tfjs-backend-webgpu)\//;

export function compactShaders(): Plugin {
  return {
    name: 'compact-shaders',
    apply: 'build',
    enforce: 'pre',
    transform: { filter: { id: SHADERS }, handler: (code) => ({ code: code.replace(/\n[ \t]+/g, '\n'), map: null }) },
  };
}
