/** The packed package in four fresh projects: each builds, its types hold where it has TypeScript, and it trains. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Browser } from 'playwright';
import { preview } from 'vite';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { launch } from '../e2e/page.ts';
import { freshProject, isRegistryReachable, packedPackage, run, withoutRunner } from './packed.ts';

const isReachable = isRegistryReachable();
if (!isReachable) console.log('The npm registry cannot be reached: the package is not tried in fresh projects.');

const archive = isReachable ? packedPackage() : '';
let browser: Browser | undefined;
beforeAll(async () => {
  if (isReachable) browser = await launch();
}, 60_000);
afterAll(() => browser?.close());

/** A server of the project's own. @returns the address it prints */
async function served(folder: string, name: string, ...args: readonly string[]): Promise<string> {
  const server = spawn(binary(folder, name), args, { cwd: folder, env: withoutRunner() });
  onTestFinished(() => void server.kill());
  return addressPrintedBy(server);
}

function addressPrintedBy(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (text: Buffer) => {
      output += text;
      const address = /http:\/\/[\w.]+:\d+/.exec(stripVTControlCharacters(output))?.[0];
      if (address) resolve(address);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.on('close', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
}

/** What `build` has written, as any static host would serve it. */
async function hosted(root: string): Promise<string> {
  const server = await preview({ root, configFile: false, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'silent' });
  onTestFinished(() => server.close());
  return server.resolvedUrls?.local[0] ?? '';
}

/** The page says in its title what it has trained. */
async function titleOf(address: string): Promise<string> {
  if (!browser) throw new Error('the browser is not running');
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(address);
  await expect.poll(async () => [await page.title(), ...errors], { timeout: 120_000 }).toEqual([expect.stringMatching(/^step/)]);
  return page.title();
}

const TRAINED = /^step 300, 5 norms, figure (training|converged|paused)$/;
const binary = (folder: string, name: string) => join(folder, 'node_modules/.bin', name);

describe.skipIf(!isReachable)('the packed package', () => {
  it('trains in Node, and its types hold from TypeScript 5.4 on without those of the DOM', () => {
    const folder = freshProject('node', archive);
    run(folder, 'npm', 'run', 'build');
    expect(run(folder, process.execPath, 'script.js')).toBe('step 300, 5 norms, 4 cells, loss below 1: true, on to 20\n');
    expect(run(folder, binary(folder, 'superposition'), 'train', '--steps=20')).toMatch(/"trained":1/);
  });

  it('builds with Vite and strict TypeScript, and trains as built and as served while editing', async () => {
    const folder = freshProject('vite', archive);
    run(folder, 'npm', 'run', 'build');
    expect(await titleOf(await hosted(folder))).toMatch(TRAINED);
    expect(await titleOf(await served(folder, 'vite', '--port', '0', '--host', '127.0.0.1'))).toMatch(TRAINED);
  });

  it('builds with webpack without a warning, and trains', async () => {
    const folder = freshProject('webpack', archive);
    expect(run(folder, 'npm', 'run', 'build')).toMatch(/compiled successfully/);
    cpSync(join(folder, 'index.html'), join(folder, 'dist/index.html'));
    expect(await titleOf(await hosted(folder))).toMatch(TRAINED);
  });

  it('is rendered by Next on the server without harm, and trains in the page', async () => {
    const folder = freshProject('next', archive);
    run(folder, 'npm', 'run', 'build');
    const address = await served(folder, 'next', 'start', '-p', '0', '-H', '127.0.0.1');
    expect(await (await fetch(address)).text()).toContain('norm <!-- -->5');
    expect(await titleOf(address)).toMatch(TRAINED);
  });
});
