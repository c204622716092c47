/** The messages by which a frame reports its height to hosts. */
import { describe, expect, it } from 'vitest';
import { HEIGHT_REQUEST, heightMessages, isHeightRequest } from '../../src/embed/heightMessages.ts';

const href = 'https://figures.example/?v=1&fig=norms&embed=1';

describe('the messages of a frame', () => {
  it.each([
    ['none', ''],
    ['an anchor', '#S=0.9'],
    ['an anchor that looks like a query', '#?secret'.replace('secret', 'other=1')],
  ])('with %s behind its address are ours and Embedly’s', (_, hash) => {
    const messages = heightMessages(421, { href: href + hash, hash });
    expect(messages).toEqual([
      { type: 'superposition:resize', height: 421 },
      `{"src":"${href}${hash}","context":"iframe.resize","height":421}`,
    ]);
  });

  it('with a secret are WordPress’s too', () => {
    const messages = heightMessages(300, { href, hash: '#?secret=Ab12%2B' });
    expect(messages.at(-1)).toEqual({ message: 'height', value: 300, secret: 'Ab12+' });
    expect(messages).toHaveLength(3);
  });

  it('survive being posted', () => {
    const messages = heightMessages(300, { href, hash: '#?secret=a' });
    expect(structuredClone(messages)).toEqual(messages);
  });
});

it.each([
  [{ type: HEIGHT_REQUEST }, true],
  [{ type: 'other' }, false],
  [HEIGHT_REQUEST, false],
  [null, false],
  [undefined, false],
  [5, false],
])('%j asks for the height: %s', (data, asks) => {
  expect(isHeightRequest(data)).toBe(asks);
});
