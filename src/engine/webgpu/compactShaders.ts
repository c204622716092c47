/**
 * A Vite plugin: drops indentation and whole-line comments of shader sources, which stand in template strings where no minifier
 * reaches. The sources it changes have no text in which either would matter.
 */
import type { Plugin } from 'vite';

const SHADERS = /\/(src\/engine\/webgpu|@tensorflow\/tfjs-backend-webgpu)\//;

export function compactShaders(): Plugin {
  return {
    name: 'compact-shaders',
    apply: 'build',
    enforce: 'pre',
    transform: { filter: { id: SHADERS }, handler: (code) => ({ code: code.replace(/\n(\s*\/\/[^\n]*(?=\n))*\s*/g, '\n'), map: null }) },
  };
}
