/**
 * Builds the site once for the end-to-end tests, into a folder of its own, and serves it. Injects its address as `siteUrl` and its
 * folder as `siteFolder`.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const outDir = await mkdtemp(join(tmpdir(), 'superposition-site-'));
  await buildForReaders(outDir);
  const server = await preview({ build: { outDir }, preview: { port: 0, host: '127.0.0.1', cors: true }, logLevel: 'warn' });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('the preview server has no address');
  project.provide('siteUrl', address);
  project.provide('siteFolder', outDir);
  return async () => {
    await server.close();
    await rm(outDir, { recursive: true });
  };
}

/** A process of its own: with the runner's environment the libraries' development versions would be built in. */
async function buildForReaders(outDir: string): Promise<void> {
  const build = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error', '--outDir', outDir, '--emptyOutDir'];
  await promisify(execFile)(process.execPath, build, { env: { ...process.env, NODE_ENV: 'production' } });
}

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
    siteFolder: string;
  }
}
