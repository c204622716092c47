/**
 * Serves the built site with a script in front of every page that keeps what the console and uncaught errors say: the one way that works
 * in browsers whose drivers do not report it. Other pages can be hosted beside it, on an origin of their own.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** Runs before anything of the page. */
const RECORDER = `<script>
  window.said = [];
  for (const level of ['warn', 'error']) {
    const original = console[level];
    console[level] = (...parts) => { said.push(parts.join(' ')); original.apply(console, parts); };
  }
  addEventListener('error', (event) => said.push(String(event.message)));
  addEventListener('unhandledrejection', (event) => said.push(String(event.reason)));
</script>`;

export interface RecordingSite {
  /** With its closing slash. */
  readonly address: string;
  /** @returns the address of a page on another origin */
  readonly host: (html: string) => string;
  readonly close: () => Promise<void>;
}

/** @param folder of the built site */
export async function recordingSite(folder: string): Promise<RecordingSite> {
  const pages: string[] = [];
  const site = await listen(async ({ url = '/' }, response) => {
    const path = new URL(url, 'http://site').pathname;
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const content = await readFile(file).catch(() => null);
    response.writeHead(content ? 200 : 404, { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' });
    response.end(content && type.startsWith('text/html') ? recorded(String(content)) : content);
  });
  const hosts = await listen(({ url = '' }, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(recorded(pages[Number(url.slice(1))] ?? ''));
  });
  return {
    address: `http://127.0.0.1:${portOf(site)}/`,
    host: (html) => `http://127.0.0.1:${portOf(hosts)}/${pages.push(html) - 1}`,
    close: async () => {
      for (const server of [site, hosts]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function recorded(html: string): string {
  return html.includes('<head>') ? html.replace('<head>', `<head>${RECORDER}`) : RECORDER + html;
}

function listen(answer: RequestListener): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(answer).listen(0, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the server has no port');
  return address.port;
}
