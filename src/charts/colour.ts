/** Arithmetic on colours: mixing in OKLab (even steps to the eye) and WCAG contrast. Holds no colours; `palette.ts` does. */

/** Red, green, blue of linear light, each in [0, 1]. */
type LinearRgb = readonly [number, number, number];
type Oklab = readonly [number, number, number];

/** @param hex `#rrggbb` */
export function linearRgb(hex: string): LinearRgb {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Out-of-range light is clipped. */
export function toHex(rgb: LinearRgb): string {
  const digits = rgb.map((light) => {
    const clipped = Math.min(1, Math.max(0, light));
    const value = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${digits.join('')}`;
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

function fromOklab([lightness, a, b]: Oklab): LinearRgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** @param share of `to`, in [0, 1] */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [oklab(from), oklab(to)];
  const between = (at: 0 | 1 | 2) => a[at] + (b[at] - a[at]) * share;
  return toHex(fromOklab([between(0), between(1), between(2)]));
}

/** `count` colours evenly spread over the anchors, both ends included. */
export function ramp(anchors: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const place = (at / Math.max(1, count - 1)) * (anchors.length - 1);
    const left = Math.min(Math.floor(place), Math.max(0, anchors.length - 2));
    const from = anchors[left] ?? '#000000';
    return mix(from, anchors[left + 1] ?? from, place - left);
  });
}

/** What is seen of a colour at this opacity over an opaque one: browsers blend the encoded values, not light. */
export function over(top: string, opacity: number, below: string): string {
  const channel = (at: number) => {
    const [a, b] = [top, below].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    return Math.round((a ?? 0) * opacity + (b ?? 0) * (1 - opacity))
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
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
