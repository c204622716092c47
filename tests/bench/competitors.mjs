/** Who runs in the bench: the engines in the browser, and where they can be had native C and PyTorch. All answer with their pace. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { isUnhurried } from './cases.mjs';

/** @import { BenchCase } from './cases.mjs' */
/** @import { Page } from 'playwright' */
/** @import { EngineName } from '../../src/model/network/parameters.ts' */
/** @import { EnginePace } from './bench.worker.ts' */

/**
 * @typedef {{ stepsPerSecond: number } & Partial<EnginePace>} Pace what it costs to start, dispatch and read is known of engines only
 */

/**
 * @typedef {object} Competitor
 * @property {string} name
 * @property {(benchCase: BenchCase) => boolean} suits whether the case is one for it
 * @property {(benchCase: BenchCase) => Promise<string | null>} prepare why it cannot run this case, or null
 * @property {(benchCase: BenchCase, ms: number) => Promise<Pace>} run
 */

/** Engines that any case suits. */
const FAST = ['cpu', 'webgpu'];
/** The system's own python3 has the system's torch, whatever comes first on the path. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** @param {string} name */
const beside = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * @param {Page} page
 * @param {EngineName} engine
 * @param {number} nWorkers
 * @returns {Competitor}
 */
export function browserEngine(page, engine, nWorkers = 1) {
  const name = nWorkers === 1 ? engine : `${engine} × ${nWorkers} workers`;
  return {
    name,
    suits: (benchCase) => benchCase.options.nInstances % nWorkers === 0 && (FAST.includes(engine) || isUnhurried(benchCase)),
    async prepare({ options }) {
      /** @type {[string, EngineName, BenchCase['options'], number]} */
      const args = [name, engine, options, nWorkers];
      const answer = await page.evaluate((a) => globalThis.bench.create(...a), args);
      return 'failure' in answer ? answer.failure : null;
    },
    async run(_, ms) {
      /** @type {[string, number]} */
      const args = [name, ms];
      const answer = await page.evaluate((a) => globalThis.bench.run(...a), args);
      if ('failure' in answer) throw new Error(`${name}: ${answer.failure}`);
      return answer;
    },
  };
}

/**
 * native.c, one model after the other where there are many; null where no C compiler is.
 * @returns {Competitor[]}
 */
export function nativePrograms() {
  const program = join(mkdtempSync(join(tmpdir(), 'superposition-bench-')), 'native');
  const flags = ['-O3', '-march=native', '-ffast-math', beside('native.c'), '-o', program, '-lm'];
  const compiled = ['gcc', 'cc', 'clang'].some((compiler) => spawnSync(compiler, flags, { stdio: 'ignore' }).status === 0);
  return compiled ? ['hidden', 'gram'].map((method) => nativeProgram(program, method)) : [];
}

/**
 * @param {string} program
 * @param {string} method
 * @returns {Competitor}
 */
function nativeProgram(program, method) {
  return {
    name: `native C (${method})`,
    // Between the two layers of a gram matrix there is no room for a ReLU.
    suits: ({ kind }) => kind === 'basic' || method === 'hidden',
    prepare: async () => null,
    async run({ options, kind }, ms) {
      const { nFeatures, nHidden, sparsity, batchSize, nInstances } = options;
      const args = [nFeatures, nHidden, sparsity, batchSize, ms / 1000, method, kind].map(String);
      const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      for await (const line of createInterface({ input: child.stdout })) return { stepsPerSecond: Number(line.split(' ')[0]) / nInstances };
      throw new Error('the native program said nothing');
    },
  };
}

/** Ways to run the notebook's loop, and what they need beside torch. */
const LOOPS = [
  { mode: 'cpu', name: 'PyTorch, 2 threads', needs: 'import torch' },
  { mode: 'cuda', name: 'PyTorch CUDA', needs: 'import torch; assert torch.cuda.is_available()' },
  { mode: 'graph', name: 'PyTorch CUDA graph', needs: 'import torch; assert torch.cuda.is_available()' },
];

/**
 * The notebook's loop, where python3 has torch; on the graphics card where torch has CUDA, too.
 * @returns {{ competitor: Competitor, end: () => void }[]}
 */
export function pytorch() {
  return LOOPS.flatMap(({ mode, name, needs }) => {
    const python = PYTHONS.find((program) => spawnSync(program, ['-c', needs], { stdio: 'ignore' }).status === 0);
    return python ? [notebookLoop(python, mode, name)] : [];
  });
}

/**
 * @param {string} python
 * @param {string} mode
 * @param {string} name
 * @returns {{ competitor: Competitor, end: () => void }}
 */
function notebookLoop(python, mode, name) {
  const child = spawn(python, [beside('notebook_loop.py'), mode], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  /** @type {Competitor} */
  const competitor = {
    name,
    suits: ({ kind }) => kind === 'basic',
    prepare: async () => null,
    async run({ options }, ms) {
      const { nFeatures, nHidden, sparsity, batchSize, nInstances } = options;
      child.stdin.write(`${[nFeatures, nHidden, sparsity, batchSize, nInstances, ms / 1000].join(' ')}\n`);
      return { stepsPerSecond: Number((await lines.next()).value) };
    },
  };
  return { competitor, end: () => child.kill() };
}
