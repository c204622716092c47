/** A small web server on an origin of its own, for pages that use the site from elsewhere. */
import { createServer } from 'node:http';
import { afterAll, beforeAll } from 'vitest';

export interface HostedPage {
  readonly html: string;
  /** Content security policy. */
  readonly policy?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** @returns a function that hosts a page and gives its address */
export function foreignHost(): (page: HostedPage) => string {
  const pages: HostedPage[] = [];
  const server = createServer(({ url = '' }, response) => {
    const page = pages[Number(url.slice(1))];
    const headers = {
      'Content-Type': 'text/html; charset=utf-8',
      ...page?.headers,
      ...(page?.policy && { 'Content-Security-Policy': page.policy }),
    };
    response.writeHead(page ? 200 : 404, headers).end(page?.html);
  });
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('the server has no port');
    port = address.port;
  });
  afterAll(() => server.close());
  return (page) => `http://127.0.0.1:${port}/${pages.push(page) - 1}`;
}
