/** What is shared as text: the citation, and code with nothing of an address in it that could act. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bibtex, VERSION } from '../../src/exchange/citation.ts';
import { EMBED_VARIANTS } from '../../src/exchange/embedSnippets.ts';
import { HOSTILE } from '../address/hostileAddresses.ts';

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

function tags(code: string): readonly string[] {
  return [...code.replaceAll(/"[^"]*"/g, '""').matchAll(/<\/?[a-z!][^>\s]*|\s[a-z-]+=""/g)].map(([tag]) => tag);
}
