/**
 * `npm run bench`: every engine on every case, in headless Chromium, beside native C and PyTorch where they can be had. Rounds are
 * interleaved, so that a machine that drifts favours nobody. Prints a table, then one line of JSON a case and competitor.
 *
 *   npm run bench -- --rounds=5 --ms=400 --only='n=5' --engines=cpu,reference
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build, loadConfigFromFile, preview } from 'vite';
import { chromiumArguments, findBrowser } from '../setup/browser.mjs';
import { cases } from './cases.mjs';
import { browserEngine, nativePrograms, pytorch } from './competitors.mjs';
import { jsonLines, table } from './tables.mjs';

/** @import { BenchCase } from './cases.mjs' */
/** @import { Competitor, Pace } from './competitors.mjs' */
/** @import { Row } from './tables.mjs' */
/** @import { EngineName } from '../../src/model/network/parameters.ts' */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    ms: { type: 'string', default: '400' },
    only: { type: 'string', default: '' },
    engines: { type: 'string', default: 'cpu,webgpu,tfjs,reference' },
  },
});
const rounds = Number(values.rounds);
const roundMs = Number(values.ms);
const chosenCases = cases.filter(({ name }) => name.includes(values.only));

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

async function main() {
  const server = await servePage();
  const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: chromiumArguments });
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  await page.goto(server.resolvedUrls?.local[0] ?? '');
  const torch = pytorch();
  const engines = values.engines.split(',').map((name) => browserEngine(page, /** @type {EngineName} */ (name)));
  const competitors = [...engines, browserEngine(page, 'cpu', 2), ...nativePrograms(), ...(torch ? [torch.competitor] : [])];
  /** @type {Row[]} */
  const rows = [];
  for (const benchCase of chosenCases) {
    console.error(`${benchCase.name} …`);
    rows.push(...(await measure(benchCase, competitors)));
    await page.evaluate(() => globalThis.bench.end());
  }
  torch?.end();
  await browser.close();
  await server.close();
  console.log(table(rows));
  console.log(jsonLines(rows));
}

await main();
