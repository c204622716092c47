/** Builds the site once for the end-to-end tests and serves it; its address is injected as `siteUrl`. */
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildAsShipped();
  const server = await preview({ preview: { port: 0, host: '127.0.0.1', cors: true }, logLevel: 'warn' });
  const address = server.resolvedUrls?.local[0];
  if (!address) throw new Error('the preview server has no address');
  project.provide('siteUrl', address);
  return () => server.close();
}

/** Vitest says `test` where a build looks for `production`, and React would come with its helps for developers. */
async function buildAsShipped(): Promise<void> {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  await build({ logLevel: 'warn' });
  process.env.NODE_ENV = NODE_ENV;
}

declare module 'vitest' {
  export interface ProvidedContext {
    siteUrl: string;
  }
}
