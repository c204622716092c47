/** The codes are read back by a reader that is not ours. */
import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { type QrCode, qrCode } from '../../src/exchange/qrCode.ts';

const PX = 4;

/** As on a white screen, black and white. */
function pixels({ size, path }: QrCode): Uint8ClampedArray {
  const width = size * PX;
  const image = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let at = 0; at < PX * PX; at++) {
      const [across, down] = [Number(x) * PX + (at % PX), Number(y) * PX + Math.floor(at / PX)];
      image.set([0, 0, 0], (down * width + across) * 4);
    }
  }
  return image;
}

const site = 'https://name.example/superposition/';
const changes = Array.from({ length: 60 }, (_, at) => `${100 * at + 100}S0.${at + 10}`).join('_');

describe('a QR code', () => {
  it.each([
    ['short', `${site}?v=1`],
    ['usual', `${site}?v=1&n=20&m=5&S=0.95&I=0.7&seed=4294967295&k=16&lr=3e-4&steps=2e4`],
    ['of a moment with many changes', `${site}?v=1&t=6e3&ch=${changes}`],
  ])('of an address that is %s is read back', (_, address) => {
    const code = qrCode(address);
    const read = jsQR(pixels(code), code.size * PX, code.size * PX);
    expect(read?.data).toBe(address);
  });

  it('has white around it', () => {
    const { size, path } = qrCode(site);
    const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect(Math.min(...places)).toBe(4);
    expect(Math.max(...places)).toBe(size - 5);
  });

  it('of what is too long is refused', () => {
    expect(() => qrCode(`${site}?${'n=5&'.repeat(700)}`)).toThrow();
  });
});
