/** Addresses and attributes as they arrive: escaped, cut, misspelt or with a sentence's punctuation. They mean what was meant, or a sentence says so. */
import { describe, expect, it } from 'vitest';
import { entriesOf, searchOf } from '../../src/address/entries.ts';
import { openAddress } from '../../src/address/openAddress.ts';
import { parsePermalink } from '../../src/address/permalink.ts';
import { MOST_PROBLEMS } from '../../src/address/settingsReader.ts';
import { OLD_LINKS } from './oldLinks.ts';
import { figureLinkOf, opened, openedAttributes } from './opened.ts';

const messages = (search: string) => parsePermalink(search).problems.map(({ message }) => message);

describe('separators', () => {
  it.each([
    '?n=6&amp;m=3&amp;S=0.99',
    '?n=6&AMP;m=3&amp;S=0.99',
    '?n=6&%23038;m=3&%23038;S=0.99',
    '?n=6&amp;amp;m=3&amp;amp;S=0.99',
    '??n=6&m=3&S=0.99',
    '?n=6&m=3&%20S=0.99',
    '?n=6&m=3&+S=0.99',
    '?n=6&m=3&%E2%80%8BS=0.99',
    '? n=6& m=3& S=0.99',
    '?n%3D6%26m%3D3%26S%3D0.99',
    '?n=6%26m=3%26S=0.99',
    '?n%253D6%2526m%253D3%2526S%253D0.99',
    '?n=6;m=3;S=0.99',
    '?n=6?m=3?S=0.99',
    '?n=6&&m=3&&&S=0.99&',
    '?N=6&M=3&s=0.99',
  ])('%s', (search) => {
    expect(parsePermalink(search)).toMatchObject({ route: 'lab', params: { n: 6, m: 3, S: 0.99 }, problems: [] });
  });

  it('that look like the start of a fragment', () => {
    const { search, hash } = new URL('https://name.example/?n=6&#038;m=3&#038;S=0.99');
    expect(parsePermalink(searchOf({ search, hash }))).toMatchObject({ params: { n: 6, m: 3, S: 0.99 }, problems: [] });
    expect(searchOf({ search: '?n=6', hash: '#phase' })).toBe('?n=6');
  });

  it('before the keys of a frame', () => {
    const link = figureLinkOf(opened('?fig=norms&amp;embed=1&amp;S=0.5&amp;theme=dark'));
    expect(link).toMatchObject({ params: { S: 0.5, n: 20 }, presentation: { theme: 'dark' }, problems: [] });
  });

  it('before the names of attributes', () => {
    const pairs = [
      ['fig', 'norms'],
      ['amp;s', '0.5'],
      ['&m', '3'],
    ] as const;
    expect(figureLinkOf(openedAttributes(pairs))).toMatchObject({ params: { S: 0.5, m: 3 }, problems: [] });
  });
});

describe('punctuation around a value', () => {
  it.each([
    '0.99)',
    '0.99.',
    '0.99,',
    '0.99"',
    '0.99>',
    '0.99]',
    '(0.99)',
    '"0.99"',
    '0.99&gt;'.slice(0, 4),
    '0.99”',
    '0.99!',
    '0.99*',
    '0.99%)',
  ])('S=%s', (text) => {
    const { params, problems } = parsePermalink(`?n=6&S=${text}`);
    expect({ S: params.S, problems }).toEqual({ S: text.includes('%') ? 0.0099 : 0.99, problems: [] });
  });

  it.each([
    ['fig=directions.', 'directions'],
    ['fig=Norms)&n=6', 'norms'],
    ['fig=%22phase%22', 'phase'],
  ])('%s', (search, fig) => {
    expect(opened(search).fig).toBe(fig);
  });

  it.each([
    ['act=linear.', { act: 'linear' }],
    ['sets=anti2)', { sets: 'anti2' }],
  ])('%s', (search, params) => {
    expect(parsePermalink(`?${search}`)).toMatchObject({ params, problems: [] });
  });

  it('of the last change and of an axis', () => {
    expect(parsePermalink('?t=10&ch=5S0.5)').moment.changes).toEqual([{ step: 5, key: 'S', value: 0.5 }]);
    expect(figureLinkOf(opened('?fig=phase&embed=1&x=r_0.5_2).')).own).toMatchObject({ map: { x: { from: 0.5, to: 2 } } });
  });
});

describe('numbers', () => {
  it.each([
    ['steps=20,000', { steps: 20_000 }],
    ['steps=20.000', { steps: 20_000 }],
    ['steps=20%E2%80%AF000', { steps: 20_000 }],
    ['steps=20+000', { steps: 20_000 }],
    ['steps=20_000', { steps: 20_000 }],
    ['steps=20k', { steps: 20_000 }],
    ['S=0,99', { S: 0.99 }],
    ['S=99%', { S: 0.99 }],
    ['S=99%25', { S: 0.99 }],
    ['S=٠٫٥', { S: 0.5 }],
    ['S=50٪', { S: 0.5 }],
    ['lr=1e−3', { lr: 1e-3 }],
    ['batch=1 024 samples', { batch: 1024 }],
    ['act=ReLU', { act: 'relu' }],
  ])('%s', (search, params) => {
    expect(parsePermalink(`?${search}`)).toMatchObject({ params, problems: [] });
  });
});

describe('keys that are none', () => {
  it.each([
    ['sparsity', 'S'],
    ['nFeatures', 'n'],
    ['n_features', 'n'],
    ['features', 'n'],
    ['hidden', 'm'],
    ['density', 'S'],
    ['learningRate', 'lr'],
    ['learning-rate', 'lr'],
    ['stesp', 'steps'],
    ['seeds', 'k'],
    ['figure', 'fig'],
    ['them', 'theme'],
    ['autoPlay_', 'autoplay'],
  ])('%s is named, and %s is said to be meant', (name, key) => {
    expect(messages(`?n=6&${name}=3`)).toEqual([`"${name}" is no known key and is ignored; ${key} is probably meant.`]);
  });

  it('are named where none is near', () => {
    expect(messages('?n=6&zzzz=3&q=1')).toEqual(['"zzzz" is no known key and is ignored.', '"q" is no known key and is ignored.']);
  });

  it('of a figure are known there alone', () => {
    expect(figureLinkOf(opened('?fig=packing&overlpa=0.3')).problems[0]?.message).toContain('overlap is probably meant');
    expect(messages('?n=6&overlap=0.3')).toEqual(['"overlap" is no known key and is ignored.']);
  });

  it.each(['utm_source=x&utm_source=y', 'fbclid=1&gclid=2&_x_tr_hl=de', 'mc_cid=1&ref=a&ref=b', 'debug=1', 'utm_content=a%26n%3D9'])(
    '%s is somebody else’s',
    (search) => {
      expect(messages(`?n=6&${search}`)).toEqual([]);
    },
  );

  it('are named on elements where they are near one, and never where hosts use them', () => {
    const given = {
      fig: 'norms',
      sparsity: '0.9',
      nfeatures: '6',
      hidden: '',
      title: 'x',
      'data-s': '1',
      '@click': 'x',
      'v-if': 'y',
      custom: '',
    };
    const { problems } = figureLinkOf(openedAttributes(Object.entries(given)));
    expect(problems.map(({ field }) => field)).toEqual(['sparsity', 'nfeatures']);
  });
});

describe('flags', () => {
  const autoplay = (...pairs: (readonly [string, string])[]) =>
    figureLinkOf(openedAttributes([['fig', 'norms'], ...pairs])).presentation.autoplay;

  it.each(['false', 'False', 'off', 'no', '0', ' NO '])('autoplay="%s" waits', (text) => {
    expect(autoplay(['autoplay', text])).toBe(false);
  });

  it.each(['', 'true', '1', 'on', 'yes', 'autoplay'])('autoplay="%s" trains', (text) => {
    expect(autoplay(['autoplay', text])).toBe(true);
  });

  it('paused waits by being there', () => {
    expect([autoplay(['paused', '']), autoplay(['paused', 'false']), autoplay(['paused', 'true'], ['autoplay', 'true'])]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('of the address likewise', () => {
    expect(opened('?fig=norms&embed=true').route).toBe('embed');
    expect(opened('?fig=norms&embed').route).toBe('embed');
    expect(opened('?fig=norms&embed=off').route).toBe('figure');
    expect(parsePermalink('?n=6&autoplay=maybe').problems[0]?.message).toMatch(/^autoplay must be .+, not "maybe"; 1 is used instead\.$/);
  });
});

describe('problems', () => {
  it('say what is used instead', () => {
    expect(messages('?n=many&steps=-5&act=tanh&f=99')).toEqual([
      'steps must be a whole number from 1 to 10000000, not "-5"; 1 is used instead.',
      'f must be a whole number from 0 to 4, not "99"; 4 is used instead.',
      'n must be a whole number from 1 to 1000, not "many"; 5 is used instead.',
      'act must be one of relu, linear, not "tanh"; relu is used instead.',
    ]);
  });

  it('are few, however long the address', () => {
    expect(messages(`?${Array.from({ length: 1000 }, (_, n) => `n=${n}`).join('&')}`)).toEqual([
      'n must be given once, not 1000 times; the first value, "0", is used instead.',
      'n must be a whole number from 1 to 1000, not "0"; 1 is used instead.',
    ]);
    const many = messages(`?n=6&${Array.from({ length: 1000 }, (_, at) => `zz${at}=1`).join('&')}`);
    expect(many).toHaveLength(MOST_PROBLEMS + 1);
    expect(many.at(-1)).toBe('992 more could not be used as given.');
  });
});

it.each(OLD_LINKS)('what has long been out in the world has no problems: $address', ({ address }) => {
  expect(
    openAddress(entriesOf(address))
      .reader.finish([], new Map())
      .filter(({ message }) => message.includes('must be')),
  ).toEqual([]);
});
