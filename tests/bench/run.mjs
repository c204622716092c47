/**
 * `npm run bench`: every engine on every case, in headless Chromium, beside native C and PyTorch where they can be had. Rounds are
 * interleaved, so that a machine that drifts favours nobody. Prints a table, then one line of JSON a case and competitor.
 *
 *   npm run bench -- --rounds=5 --ms=400 --only='n=5' --engines=cpu,reference
 *   npm run bench -- --adapter=hardware     the graphics card instead of the software adapter, through Vulkan
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build, loadConfigFromFile, preview } from 'vite';
import { chromiumArguments, findBrowser } from '../setup/browser.mjs';
import { cases, maps } from './cases.mjs';
import { browserEngine, nativePrograms, pytorch } from './competitors.mjs';
import { jsonLines, table } from './tables.mjs';

/** @import { BenchCase, BenchMap } from './cases.mjs' */
/** @import { Page } from 'playwright' */
/** @import { Competitor, Pace } from './competitors.mjs' */
/** @import { Row } from './tables.mjs' */
/** @import { EngineName } from '../../src/model/network/parameters.ts' */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ms: { type: 'string', default: '400' },
    only: { type: 'string', default: '' },
    engines: { type: 'string', default: 'cpu,webgpu,tfjs,reference' },
    adapter: { type: 'string', default: 'software' },
  },
});
const rounds = Number(values.rounds);
const roundMs = Number(values.ms);
const hardware = values.adapter === 'hardware';
const chosenMaps = maps.filter(({ name, large }) => name.includes(values.only) && (hardware || !large));
const chosenCases = cases.filter(({ name }) => name.includes(values.only));

/** What makes a headless Chromium on Linux use the graphics card. */
const HARDWARE = ['--use-angle=vulkan', '--enable-features=Vulkan,VulkanFromANGLE,DefaultANGLEVulkan', '--disable-vulkan-surface'];
const browserArguments = hardware
  ? [...chromiumArguments.filter((argument) => !argument.startsWith('--use-webgpu-adapter')), ...HARDWARE]
  : chromiumArguments;

/** Builds the bench page as the project's workers are built, without what belongs to the site's own page, and serves it. */
async function servePage() {
  const root = fileURLToPath(new URL('.', import.meta.url));
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(root, '../../vite.config.ts'));
  const outDir = mkdtempSync(join(tmpdir(), 'superposition-bench-page-'));
  /** @type {import('vite').InlineConfig} */
  const config = {
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: loaded?.config.worker?.plugins?.(),
    worker: loaded?.config.worker,
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 10_000,
      rollupOptions: { checks: { pluginTimings: false } },
    },
  };
  await build(config);
  return preview({ ...config, preview: { port: 0, host: '127.0.0.1' } });
}

/** @param {number[]} numbers */
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/**
 * @param {BenchCase} benchCase
 * @param {readonly Competitor[]} competitors
 * @returns {Promise<Row[]>}
 */
async function measure(benchCase, competitors) {
  /** @type {{ competitor: Competitor, paces: Pace[] }[]} */
  const present = [];
  for (const competitor of competitors.filter((candidate) => candidate.suits(benchCase))) {
    const excuse = await competitor.prepare(benchCase);
    if (excuse === null) present.push({ competitor, paces: [] });
    else console.error(`${benchCase.name}: ${competitor.name} does not run: ${excuse}`);
  }
  for (let round = 0; round < rounds; round++) {
    for (const { competitor, paces } of present) paces.push(await competitor.run(benchCase, roundMs));
  }
  return present.map(({ competitor, paces }) => {
    const rates = paces.map(({ stepsPerSecond }) => stepsPerSecond);
    return {
      case: benchCase.name,
      competitor: competitor.name,
      ...paces.at(-1),
      stepsPerSecond: median(rates),
      instanceStepsPerSecond: median(rates) * benchCase.options.nInstances,
      slowest: Math.min(...rates),
      fastest: Math.max(...rates),
    };
  });
}

/** Engines that train maps. */
const MAP_ENGINES = ['webgpu', 'cpu'];

/**
 * Twice each, since the first time everything is still to be started and compiled.
 * @param {Page} page
 * @param {BenchMap} map
 * @param {string} engine
 * @returns {Promise<Row[]>}
 */
async function measureMap(page, { name, cells, seeds, steps }, engine) {
  const rows = [];
  for (const turn of ['first', 'again']) {
    /** @type {[EngineName, { cells: number, seeds: number, steps: number }]} */
    const args = [/** @type {EngineName} */ (engine), { cells, seeds, steps }];
    const answer = await page.evaluate((a) => globalThis.bench.map(...a), args);
    if ('failure' in answer) {
      console.error(`${name}: ${engine} does not run: ${answer.failure}`);
      return rows;
    }
    const pace = (1000 * steps) / answer.ms;
    const row = {
      case: `${name}, ${turn}`,
      competitor: engine,
      stepsPerSecond: pace,
      slowest: pace,
      fastest: pace,
      startMs: answer.firstMs,
    };
    rows.push({ ...row, instanceStepsPerSecond: pace * cells * cells * seeds });
  }
  return rows;
}

async function main() {
  const server = await servePage();
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: browserArguments });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  const loops = pytorch();
  const engines = values.engines.split(',').map((name) => browserEngine(page, /** @type {EngineName} */ (name)));
  const competitors = [...engines, browserEngine(page, 'cpu', 2), ...nativePrograms(), ...loops.map(({ competitor }) => competitor)];
  /** @type {Row[]} */
  const rows = [];
  for (const benchCase of chosenCases) {
    console.error(`${benchCase.name} …`);
    rows.push(...(await measure(benchCase, competitors)));
    await page.evaluate(() => globalThis.bench.end());
  }
  for (const map of chosenMaps) {
    for (const engine of MAP_ENGINES.filter((name) => values.engines.split(',').includes(name))) {
      console.error(`${map.name}: ${engine} …`);
      rows.push(...(await measureMap(page, map, engine)));
    }
  }
  for (const { end } of loops) end();
  await browser.close();
  await server.close();
  console.log(table(rows));
  console.log(jsonLines(rows));
}

await main();
