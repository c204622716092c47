/** Builds the site once for the end-to-end tests and serves it; its address is injected as `siteUrl`. */
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await asForReaders(() => build({ logLevel: 'warn' }));
  const server = await preview({ preview: { port: 0, host: '127.0.0.1', cors: true }, logLevel: 'warn' });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('the preview server has no address');
  project.provide('siteUrl', address);
  return () => server.close();
}

/** The runner's own environment would have the libraries' development versions built in. */
async function asForReaders(make: () => Promise<unknown>): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await make();
  process.env.NODE_ENV = before;
}

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
  }
}
