/** How colours look to readers with the three kinds of dichromacy: Machado, Oliveira and Fernandes 2009, severity 1, on linear light. */
import { linearRgb, oklab, toHex } from './colourMath.ts';

type Matrix = readonly [number, number, number, number, number, number, number, number, number];

export const VISIONS: Readonly<Record<string, Matrix>> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

export function seenAs(hex: string, [a, b, c, d, e, f, g, h, i]: Matrix): string {
  const [red, green, blue] = linearRgb(hex);
  return toHex([a * red + b * green + c * blue, d * red + e * green + f * blue, g * red + h * green + i * blue]);
}

/** Distance in OKLab, times 100: about 2 is the least that is seen side by side. */
export function difference(a: string, b: string): number {
  const [x, y] = [oklab(a), oklab(b)];
  return 100 * Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}
