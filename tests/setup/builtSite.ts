/** Builds the site once for the end-to-end tests and serves it; its address is injected as `siteUrl`. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildForReaders();
  const server = await preview({ preview: { port: 0, host: '127.0.0.1', cors: true }, logLevel: 'warn' });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('the preview server has no address');
  project.provide('siteUrl', address);
  return () => server.close();
}

/** A process of its own: with the runner's environment the libraries' development versions would be built in. */
async function buildForReaders(): Promise<void> {
  const build = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'];
  await promisify(execFile)(process.execPath, build, { env: { ...process.env, NODE_ENV: 'production' } });
}

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
  }
}
