/** The presets' own pages: what previews of links read, the picture, oEmbed, and the way on to the explorable. */
import { describe, expect, it } from 'vitest';
import { parsePermalink } from '../../src/address/permalink.ts';
import { INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { PRESETS, type Preset, presetPlace } from '../../src/params/presets.ts';
import { CHARACTERS, SIGNS } from '../../src/site/fonts/characters.mjs';
import { articleHead, readAuthorship } from '../../src/site/presets/articleHead.ts';
import { readPresetFile } from '../../src/site/presets/presetFile.ts';
import { presetOembed, presetPage } from '../../src/site/presets/presetPage.ts';
import { presetPicture } from '../../src/site/presets/presetPicture.ts';
import { presetFiles } from '../../src/site/presets/presetPlugin.ts';
import { siteAddress } from '../../src/site/presets/siteAddress.ts';
import { figureLinkOf, opened } from '../address/opened.ts';

const SITE = 'https://name.example/folder/';
const files = new Map(await presetFiles('.', SITE));
const unescaped = (html: string) => html.replaceAll('&amp;', '&');
const paramsOf = ({ params }: Preset) => ({ ...INITIAL_PARAMS, ...params });

describe.each(PRESETS)('the page of $id', (preset) => {
  it('leads on to the explorable with that preset', () => {
    const [, up, query = ''] = /<a id="way" href="([./]*)([^"]*)"/.exec(unescaped(presetPage(preset, null))) ?? [];
    expect(new URL(up ?? '', `${SITE}${presetPlace(preset)}`).href).toBe(SITE);
    const { route, params, problems } = parsePermalink(query);
    expect({ route, problems, params: { ...INITIAL_PARAMS, ...params } }).toEqual({ route: 'lab', problems: [], params: paramsOf(preset) });
  });

  it('has no absolute address where the site’s is not known', () => {
    const page = presetPage(preset, null);
    expect(page).not.toMatch(/https?:|oembed|og:image/);
    expect(page).toContain('<meta name="twitter:card" content="summary_large_image" />');
  });

  it('points to files that are there, by their absolute addresses', () => {
    const page = presetPage(preset, SITE);
    const addresses = [...page.matchAll(/"(https:[^"]*)"/g)].map(([, address = '']) => address);
    expect(addresses).toHaveLength(2);
    for (const address of addresses) expect(files.has(address.replace(SITE, ''))).toBe(true);
    expect(page).toContain('type="application/json+oembed"');
  });

  it('offers a frame with the same configuration by oEmbed', () => {
    const { html, ...rest } = JSON.parse(presetOembed(preset, SITE));
    expect(rest).toMatchObject({ version: '1.0', type: 'rich', width: 700, height: 720, provider_url: SITE });
    const source = new URL(/src="([^"]*)"/.exec(unescaped(html))?.[1] ?? '');
    const link = figureLinkOf(opened(source.search));
    expect(source.href.startsWith(SITE)).toBe(true);
    expect({ params: link.params, problems: link.problems }).toEqual({ params: paramsOf(preset), problems: [] });
  });

  it('has a picture of the size that previews ask for', () => {
    const picture = files.get(`${presetPlace(preset)}picture.png`);
    if (!(picture instanceof Uint8Array)) throw new Error('no picture');
    const png = Buffer.from(picture);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
  });
});

describe('the pictures', () => {
  const trained = (preset: Preset) => {
    const file = readPresetFile(preset.id);
    if (!file) throw new Error(`no model of ${preset.id}`);
    return file;
  };
  const drawn = PRESETS.map((preset) => presetPicture(preset, trained(preset)));

  it('are made of nothing but values, and differ', () => {
    for (const svg of drawn) expect(svg).not.toMatch(/var\(|NaN|undefined/);
    expect(new Set(drawn).size).toBe(PRESETS.length);
  });

  it('use characters that their fonts have', () => {
    const known = new Set(CHARACTERS + SIGNS);
    const text = drawn.flatMap((svg) => [...svg.matchAll(/>([^<]+)</g)].map(([, words = '']) => words)).join('');
    expect([...new Set(text)].filter((character) => !known.has(character))).toEqual([]);
    expect(text.length).toBeGreaterThan(500);
  });

  it('show the models that are kept', () => {
    for (const preset of PRESETS) {
      const kept = trained(preset);
      const smaller = kept.trained.map((model) => ({ ...model, W: model.W.map((weight) => 0.9 * weight) }));
      expect(presetPicture(preset, { ...kept, trained: smaller })).not.toBe(presetPicture(preset, trained(preset)));
    }
  });
});

describe('the head of the article’s page', () => {
  const html = '<title>A title</title><meta\n name="description"\n content="Some words." />';
  const headFor = (site: string | null) => articleHead(html, site, readAuthorship('.'));
  const [placed, anywhere] = [headFor(SITE), headFor(null)];
  const contents = (head: string) =>
    new Map(
      [...head.matchAll(/<meta (?:name|property)="([^"]*)" content="([^"]*)" \/>/g)].map(([, name = '', content = '']) => [name, content]),
    );
  const dataIn = (head: string) => JSON.parse(/<script type="application\/ld\+json">(.*)<\/script>/.exec(head)?.[1] ?? '');

  it('has its title and description in every dialect', () => {
    for (const head of [placed, anywhere]) {
      expect(Object.fromEntries(contents(head))).toMatchObject({
        'og:title': 'A title',
        'og:description': 'Some words.',
        citation_title: 'A title',
        citation_author: 'Superposition authors',
        citation_publication_date: expect.stringMatching(/^\d{4}$/),
      });
      expect(dataIn(head)).toMatchObject({ '@context': 'https://schema.org', name: 'A title', description: 'Some words.' });
    }
  });

  it('has absolute addresses where the site’s is known', () => {
    const picture = `${SITE}p/pentagon/picture.png`;
    expect(Object.fromEntries(contents(placed))).toMatchObject({ 'og:url': SITE, 'og:image': picture, citation_public_url: SITE });
    expect(dataIn(placed)).toMatchObject({ url: SITE, image: picture });
    expect(placed).toContain(`<link rel="canonical" href="${SITE}" />`);
    expect(files.has(picture.replace(SITE, ''))).toBe(true);
  });

  it('has relative ones where it is not, and leaves out what has to be absolute', () => {
    expect(anywhere).toContain('<link rel="canonical" href="./" />');
    expect(dataIn(anywhere).url).toBe('./');
    for (const name of ['og:url', 'og:image', 'citation_public_url']) expect(contents(anywhere).has(name), name).toBe(false);
  });

  it('is not ended by what it describes', () => {
    const odd = articleHead(html.replace('Some words.', '</script>'), SITE, readAuthorship('.'));
    expect(dataIn(odd).description).toBe('</script>');
  });
});

describe('SITE_URL', () => {
  it.each([
    ['https://a.example', 'https://a.example/'],
    ['https://a.example/b', 'https://a.example/b/'],
    ['http://localhost:8000/b//?q#h', 'http://localhost:8000/b/'],
    ['', null],
    [undefined, null],
  ])('%s is read as %s', (text, address) => {
    expect(siteAddress(text)).toBe(address);
  });

  it.each(['a.example', '/folder/', 'javascript:alert(1)'])('%s is refused by name', (text) => {
    expect(() => siteAddress(text)).toThrow(`not "${text}"`);
  });
});
