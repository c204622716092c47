/**
 * `_headers`: what hosts that read such a file (Netlify, Cloudflare Pages) send with the site. A Vite plugin writes it, since the policy of
 * the frame's page names the script in it by its hash.
 */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';
import { FRAME_PAGE } from '../../exchange/shareLinks.ts';

const INLINE_SCRIPT = /<script>([\s\S]*?)<\/script>/g;

/** @param html of the frame's page */
function framePolicy(html: string): string {
  const scripts = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${scripts.join(' ')}`.trim(),
    // Drawings set styles of their own.
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data: blob:",
    "worker-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** @param html of the frame's page */
function headersFile(html: string): string {
  return `# For hosts that read this file (Netlify, Cloudflare Pages). Other pages and sandboxed frames load scripts, worker and fonts of this
# site only if it allows them to; pages with an embedder policy, only if it names itself for others and has such a policy too.
/*
  Access-Control-Allow-Origin: *
  Cross-Origin-Resource-Policy: cross-origin
  Cross-Origin-Embedder-Policy: require-corp
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin

# A figure in a frame asks for nothing from elsewhere.
/${FRAME_PAGE}
  Content-Security-Policy: ${framePolicy(html)}

# Their names change with what is in them.
/assets/*
  Cache-Control: public, max-age=31536000, immutable
`;
}

export function headersPlugin(): Plugin {
  return {
    name: 'headers',
    generateBundle: {
      // After the pages.
      order: 'post',
      handler(_, bundle) {
        const page = bundle[FRAME_PAGE];
        if (page?.type !== 'asset') throw new Error(`the build has made no ${FRAME_PAGE}`);
        this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(String(page.source)) });
      },
    },
  };
}
