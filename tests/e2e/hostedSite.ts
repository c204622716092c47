/** The built site as a host serves it that reads `_headers`. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

interface Rule {
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
}

/** A path, with `*` at its end for all below it, and indented headers under it. */
export function readHeaders(file: string): readonly Rule[] {
  const blocks = file.replaceAll(/^#.*\n/gm, '').matchAll(/^(\/\S*)\n((?: +.*\n?)+)/gm);
  return [...blocks].map(([, path = '', lines = '']) => ({
    path,
    headers: [...lines.matchAll(/^ +([^:]+): (.*)$/gm)].map(([, name = '', value = '']) => [name, value] as const),
  }));
}

function headersFor(rules: readonly Rule[], path: string): Record<string, string> {
  const isMeant = (rule: Rule) => (rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path);
  return Object.fromEntries(rules.filter(isMeant).flatMap(({ headers }) => headers));
}

/** @returns a function that gives its address, with the closing slash */
export function hostedSite(): () => string {
  const folder = inject('siteFolder');
  const rules = readHeaders(readFileSync(join(folder, '_headers'), 'utf8'));
  const server = createServer(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://site').pathname;
    const name = path.endsWith('/') ? `${path}index.html` : path;
    const content = await readFile(join(folder, name)).catch(() => null);
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    response.writeHead(content ? 200 : 404, { ...headersFor(rules, path), 'Content-Type': type }).end(content);
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('the server has no port');
    port = address.port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return () => `http://127.0.0.1:${port}/`;
}
