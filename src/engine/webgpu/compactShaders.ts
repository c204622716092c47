/**
 * A Vite plugin: drops indentation and whole-line comments of shader sources, which stand in template strings where no minifier
 * reaches, and of our own the blanks between tokens too. The sources it changes have no text in which any of these would matter.
 */
import type { Plugin } from 'vite';

const OWN = /\/src\/engine\/webgpu\//;
const SHADERS = /\/(src\/engine\/webgpu|@tensorflow\/tfjs-backend-webgpu)\//;

export function compactShaders(): Plugin {
  return {
    name: 'compact-shaders',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: SHADERS },
      handler: (code, id) => ({ code: OWN.test(id) ? closeUp(flatten(code)) : flatten(code), map: null }),
    },
  };
}

function flatten(code: string): string {
  return code.replace(/\n(\s*\/\/[^\n]*(?=\n))*\s*/g, '\n');
}

/** Only where nothing can grow together: not around signs that double, and not at angle brackets. */
function closeUp(code: string): string {
  return code.replace(/ (=|\+=|\*) /g, '$1').replace(/([;{]) | (?=\})/g, '$1');
}
