/** How far apart two colours look, in OKLab, and their WCAG contrast. */
import { rgb } from 'd3-color';
import { interpolateRgb } from 'd3-interpolate';

/** Red, green, blue of linear light, each in [0, 1]. */
type LinearRgb = readonly [number, number, number];
type Oklab = readonly [number, number, number];

/** @param hex `#rrggbb` */
export function linearRgb(hex: string): LinearRgb {
  const { r, g, b } = rgb(hex);
  return [linear(r), linear(g), linear(b)];
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

/** Out-of-range light is clipped. */
export function toHex(light: LinearRgb): string {
  const [r, g, b] = light.map((value) => 255 * (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055));
  return rgb(r ?? 0, g ?? 0, b ?? 0).formatHex();
}

/** Lightness and two opponent axes in which equal distances look equally different. */
export function oklab(hex: string): Oklab {
  const [r, g, b] = linearRgb(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** What is seen of a colour at this opacity over an opaque one: browsers blend the encoded values, not light. */
export function over(top: string, opacity: number, below: string): string {
  return interpolateRgb(below, top)(opacity);
}

function luminance(hex: string): number {
  const [r, g, b] = linearRgb(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast, from 1 to 21. Text needs 4.5, marks 3. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}
