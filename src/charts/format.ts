/** The one number format of the product: significant digits, narrow spaces between thousands, a true minus sign, never NaN. */
import { formatLocale } from 'd3-format';

const MISSING = '–';
/** Smaller numbers are rounding errors and are shown as 0. */
const NEGLIGIBLE = 1e-9;
/** Smaller numbers are written with an exponent. */
const SMALL = 1e-4;

const LOCALE = formatLocale({
  decimal: '.',
  thousands: '\u202f',
  grouping: [3],
  currency: ['', ''],
  percent: '\u202f%',
  minus: '\u2212',
});

const formatters = new Map<string, (value: number) => string>();

/** @param specifier in the notation of d3-format */
function format(value: number, specifier: string): string {
  if (!Number.isFinite(value)) return MISSING;
  const formatter = formatters.get(specifier) ?? LOCALE.format(specifier);
  formatters.set(specifier, formatter);
  return formatter(value);
}

/** Three significant digits, whole numbers in full: 0.9, 0.0263, 12 345, 3.87e−5. */
export function formatNumber(value: number, digits = 3): string {
  return significant(value, digits, '~');
}

/** The same with trailing zeros, so that a number keeps its width while it changes: 0.900. */
export function formatLive(value: number, digits = 3): string {
  return significant(value, digits, '');
}

function significant(value: number, digits: number, trim: '~' | ''): string {
  const size = Math.abs(value);
  if (size < NEGLIGIBLE) return '0';
  // The locale's minus sign stands before the number only.
  if (size < SMALL) return format(value, `.${digits - 1}${trim}e`).replace('e-', 'e\u2212');
  return size < 10 ** digits ? format(value, `,.${digits}${trim}r`) : formatCount(value);
}

/** A fixed number of decimals, for columns of numbers. */
export function formatFixed(value: number, decimals = 2): string {
  return format(value, `,.${decimals}f`);
}

/** 10 000 */
export function formatCount(value: number): string {
  return format(value, ',d');
}

/** 46 % */
export function formatPercent(share: number): string {
  return format(share, '.0%');
}

/** Three digits and a prefix, for rates: 36, 12.3k, 1.20M. */
export function formatRate(value: number): string {
  return value < 1000 ? formatCount(value) : format(value, '.3s');
}

/** "The first 200 of 1 000 features are drawn."; null where that is all of them. */
export function firstOf(most: number, count: number, noun: string): string | null {
  return count <= most ? null : `The first ${formatCount(most)} of ${plural(count, noun)} are drawn.`;
}

/** 1 feature, 2 features. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
