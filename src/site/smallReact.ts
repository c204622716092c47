/**
 * A Vite plugin: what readers load has Preact in React's place, which keeps React's interface in a sixth of its size. Tests of single
 * components and the posters, drawn at build time, run on React itself; the end-to-end tests on what is built.
 */
import type { Plugin } from 'vite';

const ALIASES: Readonly<Record<string, string>> = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
};

export function smallReact(): Plugin {
  const alias = Object.entries(ALIASES).map(([name, replacement]) => ({ find: new RegExp(`^${name}$`), replacement }));
  return { name: 'small-react', apply: 'build', config: () => ({ resolve: { alias } }) };
}
