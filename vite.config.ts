/** Builds the site and the scripting module, and says how each kind of test runs. */
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { articlePlugin } from './src/site/article/articlePlugin.ts';
import { compileAssembly } from './src/site/compileAssembly.ts';
import { framePlugin } from './src/site/frames/framePlugin.ts';
import { headersPlugin } from './src/site/hosting/headers.ts';
import { collectPackages, writeLicenses } from './src/site/hosting/licenses.ts';
import { typesPlugin } from './src/site/hosting/types.ts';
import { palettePlugin } from './src/site/palettePlugin.ts';
import { presetPlugin } from './src/site/presets/presetPlugin.ts';
import { chromiumArguments, findBrowser } from './tests/setup/browser.mjs';

/** Scripts of other pages: their addresses must not change. */
const MODULES = { superposition: 'src/api.ts', element: 'src/siteElement.ts' };
const ENTRIES = { index: 'index.html', embed: 'embed.html', ...MODULES };

/**
 * What is needed together travels in one chunk, which compresses better than thirty: React; the model, which the scripting module
 * needs too; what every page loads first; what nearly every figure draws with. A group takes along what its files import, unless a
 * group of higher priority has it: so the helper that loads chunks on demand stands apart, as do parts that few figures need.
 */
const CHUNKS = [
  { name: 'react', test: /node_modules.(react|react-dom|scheduler|zustand)./, priority: 4 },
  { name: 'preload', test: /vite.preload-helper/, priority: 3 },
  {
    name: 'model',
    test: /src.(model|debug).(?!geometry.(arr|shapes|convex|eigen|polytopes)|data.sampl|loss.(exactGradient|errorGradients|evaluateLoss|exactLoss\.|expected|output|activePatterns)|network.(convergence|forward)|theory|panel)/,
    minShareCount: 2,
    priority: 2,
  },
  { name: 'exactLoss', test: /src.model.loss.(exactLoss\.|expected|outputError|activePatterns)/, minShareCount: 2, priority: 1.7 },
  { name: 'arrangement', test: /src.model.geometry.(arrangement|convexHull|polytopes)/, minShareCount: 2, priority: 1.6 },
  { name: 'sweep', test: /src.sweep.(?!maps|state|jobs|order|judge|reduce)/, minShareCount: 2, priority: 1.5 },
  {
    name: 'values',
    test: /d3-format|src.charts.format|src.params.(params|paramRow|[a-z]+Rows|field|numberText)\.|formats.fileError|whenNear|training.yielding/,
    minShareCount: 2,
    priority: 1,
  },
  {
    name: 'page',
    test: /src.(experiment|address|controls|map|params).(?!sweepAxes|sweepSettings|presets|addressBar|labAddress|pinText|goalText|askText|configurationInWords|Dialog|CopyField|Unfold|Predict|Bar\.|bars\.|losses.lossJumps|pull.)|src.figure.(frame.(?!TimeBar)|share.(ShareButtons|DialogButton)|hooks.(motion|useExp|useThr|usePress|vis)|frontModel|figureSchema|loading|statusWords|couldNot)|src.(embed.figureLink|exchange.shareLinks)/,
    minShareCount: 2,
    priority: 0.5,
  },
  {
    name: 'maps',
    test: /src.map.(sweepAxes|sweepSettings)|src.sweep.maps|src.figures.phase.(meta|settings)/,
    minShareCount: 2,
    priority: 0.4,
  },
  // Pages load the settings of all figures, an embedded figure its own group's alone.
  { name: 'trainings', test: /src.figures.(learning|shapes).(meta|settings|titles)/, minShareCount: 2, priority: 0.35 },
  { name: 'sets', test: /src.figures.(compare|sets).(meta|settings|partition)/, minShareCount: 2, priority: 0.35 },
  {
    name: 'concepts',
    test: /src.figures.(basis|packing|tegum|uniform|vectors|echo|densities|perturbed).(meta|settings)/,
    minShareCount: 2,
    priority: 0.35,
  },
  { name: 'figures', test: /src.figures.[a-z]+.(meta|settings)/, minShareCount: 2, priority: 0.3 },
  {
    name: 'drawing',
    test: /node_modules.(d3-|internmap)|src.charts|src.figure.(panel|hooks.(?!whenNear)|(?!claims)[a-zA-Z]+.tsx?)/,
    minShareCount: 8,
  },
  { name: 'concept', test: /src.figure.concept.(?!plane)/, minShareCount: 2 },
];

/** Those that site and workers are built from. */
const PACKAGES = new Set<string>();

const LONG_MS = 1_800_000;
/** A click or a frame can get lost in a browser on a busy machine: a test there fails when it fails twice. */
const BROWSER_RETRIES = 1;
/** On a busy machine a page takes its time. */
const PATIENCE = { poll: { timeout: 10_000 } };
const LONG_BROWSER_TESTS = 'tests/**/*.long.browser.test.ts';

/** A new one for each project: what names its instances is written into them. */
const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({ launchOptions: { executablePath: findBrowser() ?? undefined, args: chromiumArguments } }),
  instances: [{ browser: 'chromium' as const }],
});

export default defineConfig({
  base: './',
  plugins: [
    react(),
    compileAssembly(),
    palettePlugin(),
    articlePlugin(),
    presetPlugin(),
    framePlugin(),
    headersPlugin(),
    collectPackages(PACKAGES),
    writeLicenses(PACKAGES),
    typesPlugin(),
  ],
  worker: {
    format: 'es',
    plugins: () => [compileAssembly(), collectPackages(PACKAGES)],
    rollupOptions: { output: { entryFileNames: 'assets/[name]-[hash].js' } },
  },
  // The worker loads these on demand; found only then, they would reload the page in the middle of a run.
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-core/dist/register_all_gradients',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-webgpu',
      '@tensorflow/tfjs-backend-webgpu/dist/base',
    ],
  },
  build: {
    target: 'es2022',
    // In the style sheet every reader would load them.
    assetsInlineLimit: (file) => (file.endsWith('.woff2') ? false : undefined),
    rollupOptions: {
      // Compiling the kernel takes its seconds, and that is known.
      checks: { pluginTimings: false },
      input: ENTRIES,
      preserveEntrySignatures: 'exports-only',
      output: {
        entryFileNames: (chunk) => (chunk.name in MODULES ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: { groups: CHUNKS },
      },
    },
  },
  test: {
    reporters: ['default', './tests/setup/closingLine.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          testTimeout: 20_000,
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/**/*.{browser,e2e,long,cluster}.test.*'],
        },
      },
      {
        extends: true,
        optimizeDeps: { include: ['axe-core'] },
        test: {
          name: 'browser',
          expect: PATIENCE,
          include: ['tests/**/*.browser.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, LONG_BROWSER_TESTS],
          setupFiles: ['tests/setup/failOnConsole.ts'],
          testTimeout: 60_000,
          retry: BROWSER_RETRIES,
          fileParallelism: false,
          browser: inChromium(),
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          expect: PATIENCE,
          include: ['tests/**/*.e2e.test.ts'],
          globalSetup: ['tests/setup/builtSite.ts'],
          testTimeout: 120_000,
          retry: BROWSER_RETRIES,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: { name: 'long', environment: 'node', include: ['tests/**/*.long.test.ts'], testTimeout: LONG_MS },
      },
      {
        extends: true,
        test: { name: 'cluster', environment: 'node', include: ['tests/**/*.cluster.test.ts'] },
      },
      {
        extends: true,
        test: { name: 'long-browser', include: [LONG_BROWSER_TESTS], testTimeout: LONG_MS, fileParallelism: false, browser: inChromium() },
      },
    ],
  },
});
