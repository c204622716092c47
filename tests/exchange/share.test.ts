/** What is shared as text: the citation, and code with nothing of an address in it that could act. */
import { readFileSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { bibtex, VERSION } from '../../src/exchange/citation.ts';
import { EMBED_VARIANTS, frameCode } from '../../src/exchange/embedSnippets.ts';
import { HOSTILE } from '../address/hostileAddresses.ts';
import { elementOf } from './jsx.ts';

describe('the citation', () => {
  const address = 'https://name.example/?v=1&n=6&ch=1S0.5';
  const entry = bibtex({ title: 'Feature {directions}: n = 6', address, date: new Date('2026-03-04T05:06:07Z') });

  it('has the version of the package, the address and the day', () => {
    expect(VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
    for (const part of [`{Version ${VERSION}}`, `{${address}}`, 'urldate = {2026-03-04}', 'Elhage et al., 2022'])
      expect(entry).toContain(part);
  });

  it('has braces in pairs, whatever the title and address', () => {
    for (const text of [entry, bibtex({ title: '}{\\', address: 'https://name.example/?fig={\\}', date: new Date(0) })]) {
      expect(text.split('{').length).toBe(text.split('}').length);
    }
  });
});

describe.each(Object.entries(EMBED_VARIANTS))('the code for %s', (name, { write }) => {
  it.each(HOSTILE.values)('holds %j as text alone', (value) => {
    const query = `v=1&fig=norms&embed=1&${new URLSearchParams({ x: value })}`;
    const [home, title] = ['https://name.example/', `A title ${value}`];
    const picture = 'superposition-norms.svg';
    const code = write({ address: `${home}?${query}`, page: `${home}?${query}`, home, title, height: 400, theme: 'dark', picture });
    const plain = write({
      address: `${home}?v=1&fig=norms&embed=1&x=1`,
      page: home,
      home,
      title: 'A title',
      height: 400,
      theme: 'dark',
      picture,
    });
    if (name === 'markdown') expect(code.split('](').length).toBe(plain.split('](').length);
    else expect(tags(code)).toEqual(tags(plain));
  });
});

/** TypeScript takes text with half a character for a binary file. */
const READABLE = ['', ...HOSTILE.values].filter((value) => !/\p{Surrogate}/u.test(value));

describe.each(['element', 'react'] as const)('the code for %s, in a page of React', (name) => {
  it.each(READABLE)('is rendered with %j in its title and address', (value) => {
    const address = `https://name.example/?v=1&fig=norms&embed=1&${new URLSearchParams({ x: value })}`;
    const code = { address, page: address, home: 'https://name.example/', title: `A title ${value}`, height: 400, picture: 'a.svg' };
    const html = renderToStaticMarkup(elementOf(EMBED_VARIANTS[name].write({ ...code, theme: 'dark' })));
    expect(html).toContain(name === 'react' ? 'style="border:0;color-scheme:dark"' : '<superposition-figure fig="norms"');
    expect(html).toContain(renderToStaticMarkup(name === 'react' ? address : `A title ${value}`));
  });
});

it('the code for a frame lets browsers size it, and has a height for the others', () => {
  const code = { address: 'https://name.example/embed.html', title: 'A title', height: 400 };
  expect(frameCode(code)).toContain('height="400" style="border:0;frame-sizing:content-height;height:if(');
});

function tags(code: string): readonly string[] {
  return [...code.replaceAll(/"[^"]*"/g, '""').matchAll(/<\/?[a-z!][^>\s]*|\s[a-z-]+=""/g)].map(([tag]) => tag);
}
