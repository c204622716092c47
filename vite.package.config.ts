/** Builds the npm package: what Node runs, and what bundlers put into pages. `--mode node` or `--mode browser`. */
import { join } from 'node:path';
import { defineConfig, type UserConfig } from 'vite';
import { compileAssembly } from './src/site/compileAssembly.ts';
import { collectPackages, writeLicenses } from './src/site/hosting/licenses.ts';
import { workerText } from './src/site/workerText.ts';

const file = (path: string) => join(import.meta.dirname, path);

const packages = new Set<string>();

const shared: UserConfig = {
  publicDir: false,
  plugins: [compileAssembly(), collectPackages(packages)],
  resolve: { alias: [{ find: /^\.\/tfjs\/engine\.ts$/, replacement: file('src/engine/tfjs/leftOut.ts') }] },
};

/** The package brings all it needs. */
const forNode: UserConfig = {
  plugins: [...(shared.plugins ?? []), writeLicenses(packages)],
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/package/node',
    minify: true,
    rollupOptions: {
      input: {
        index: file('src/node.ts'),
        command: file('src/command/command.ts'),
        jobThread: file('src/headless/jobThread.ts'),
        trainerThread: file('src/headless/trainerThread.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};

const forBrowsers: UserConfig = {
  define: {
    SITE_ADDRESS: JSON.stringify(process.env.SITE_URL ?? null),
    'process.env.NODE_ENV': '"production"',
  },
  plugins: [...(shared.plugins ?? []), workerText(shared), writeLicenses(packages)],
  build: {
    target: 'es2022',
    outDir: 'dist/package/browser',
    lib: { entry: { index: file('src/browser.ts'), element: file('src/element.ts') }, formats: ['es'] },
    rollupOptions: { output: { chunkFileNames: '[name]-[hash].js' } },
  },
};

export default defineConfig(({ mode }) => (mode === 'node' ? { ...shared, ...forNode } : { ...shared, ...forBrowsers }));
