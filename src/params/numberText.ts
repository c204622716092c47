/** Reads numbers as people and pages write them: any digits, grouped thousands, a decimal comma, percent, a unit. Writes the shortest form. */

export interface NumberForm {
  /** For whole numbers, a single group of three digits after a comma or a point means thousands: 20,000. */
  readonly integer?: boolean;
  /** May stand after the number: "1 024 samples". */
  readonly unit?: string;
}

/** Longer than any number written in full. */
const MAX_LENGTH = 400;
/** Invisible direction marks in right-to-left text, and zero-width spaces. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const SIGNS: Readonly<Record<string, string>> = {
  '\u2010': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2212': '-',
  '\u066a': '%',
  '\u066b': '.',
  '\u066c': "'",
  '\u2019': "'",
};

/** Sign, digits with their marks, exponent, and a percent sign or prefix. */
const NUMBER = /^([+-]?) ?(\d[\d .,'_]*|[.,]\d+)(?:[eE]([+-]?\d{1,4}))? ?([%kMG]?)$/;
const PLAIN = /^(\d*)(?:[.,](\d*))?$/;
/** Groups of three digits with the same mark between them, perhaps with decimals after another mark. */
const GROUPED = /^([1-9]\d{0,2}([ .,'_])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d*))?$/;
const POWERS: ReadonlyMap<string, number> = new Map([
  ['%', -2],
  ['k', 3],
  ['M', 6],
  ['G', 9],
]);

/** @returns NaN where it is no number: hexadecimal, empty text */
export function readNumber(given: unknown, { integer = false, unit = '' }: NumberForm = {}): number {
  if (typeof given !== 'string' || given.length > MAX_LENGTH) return Number.NaN;
  const text = withoutUnit(inAscii(given), unit);
  const [, sign = '', body = '', exponent = '', suffix = ''] = NUMBER.exec(text) ?? [];
  // After digits in full, "1.234e7" and "12.345k" have decimals.
  const decimal = ungrouped(body.trim(), integer && exponent === '' && suffix === '');
  if (decimal === null) return Number.NaN;
  return Number(`${sign}${decimal}e${Number(exponent) + (POWERS.get(suffix) ?? 0)}`);
}

/** Digits, marks and spaces of any script as those of ASCII. */
function inAscii(text: string): string {
  return [...text.normalize('NFKC').replace(INVISIBLE, '')]
    .map((sign) => (/^\p{Nd}$/u.test(sign) ? digitOf(sign) : (SIGNS[sign] ?? sign)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Unicode places the ten digits of a script in a row, in order. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let first = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--;
  return String((code - first) % 10);
}

/** The page writes "1 024 samples" and "0.9 (1−S = 0.1)". */
function withoutUnit(text: string, unit: string): string {
  const bare = text.replace(/ ?\([^()]*\)$/, '');
  const hasUnit = unit !== '' && bare.toLowerCase().endsWith(unit.toLowerCase());
  return hasUnit ? bare.slice(0, -unit.length).trim() : bare;
}

/** Digits with a decimal point; null where the separators make no sense. */
function ungrouped(body: string, isWhole: boolean): string | null {
  const [, groups = '', mark = '', decimals] = GROUPED.exec(body) ?? [];
  const isOneGroup = groups.split(mark).length === 2;
  const isGrouped = groups !== '' && (!/[.,]/.test(mark) || isWhole || !isOneGroup || decimals !== undefined);
  if (isGrouped) return `${groups.replaceAll(mark, '')}.${decimals ?? ''}`;
  const [, whole = '', rest = ''] = PLAIN.exec(body) ?? [];
  return whole + rest === '' ? null : `${whole}.${rest}`;
}

/** The shortest text that reads back as the same number: 0.9, 1e-5, 1e4. */
export function shortestNumber(value: number): string {
  const usual = String(value).replace('e+', 'e');
  const short = value.toExponential().replace('e+', 'e');
  return short.length < usual.length ? short : usual;
}
