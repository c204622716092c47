/** Numbers and names as figures show them: two or three significant digits, a true minus sign, never NaN. */

const MISSING = '–';

/** Below this a number is what rounding left of 0. */
const NOTHING = 1e-9;

/** 1.08, 0.0263, 12 300, 8.90e−5. */
export function formatValue(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return MISSING;
  const size = Math.abs(value);
  if (size < NOTHING) return '0';
  if (size < 1e-4) return withMinus(value.toExponential(digits - 1));
  if (size >= Math.min(1000, 10 ** digits)) return formatCount(Number(value.toPrecision(digits)));
  return withMinus(value.toPrecision(digits));
}

/** The same without trailing zeros, for settings and ticks: 0.5, 0.999, 3e−5. */
export function formatShort(value: number, digits = 4): string {
  const text = formatValue(value, digits);
  return text.replace(/(\.\d*?)0+(?=e|$)/, '$1').replace(/\.(?=e|$)/, '');
}

/** A fixed number of decimals, so that a changing number keeps its width. */
export function formatFixed(value: number, decimals = 2): string {
  if (!Number.isFinite(value)) return MISSING;
  const text = value.toFixed(decimals);
  return withMinus(Number(text) === 0 ? text.replace('-', '') : text);
}

/** 10 000, with narrow spaces. */
export function formatCount(value: number): string {
  if (!Number.isFinite(value)) return MISSING;
  return withMinus(String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u202f'));
}

export function formatPercent(share: number): string {
  return Number.isFinite(share) ? `${Math.round(share * 100)}\u202f%` : MISSING;
}

function withMinus(text: string): string {
  return text.replaceAll('-', '\u2212');
}

/** How a feature is called in every view, table and sentence. Counted from 0, as in addresses, files and scripts. */
export function featureLabel(feature: number): string {
  return String(feature);
}

/** 1 feature, 2 features. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
