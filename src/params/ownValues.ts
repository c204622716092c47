/** Values of single features beside the general ones, as text: `3S0.5I2*7S0.99` gives feature 3 its own sparsity and importance, feature 7 its own sparsity. */
import { decayingImportance } from '../model/config/checkValues.ts';
import { RANGES } from '../model/config/config.ts';
import { powerLaw } from '../model/data/powerLaw.ts';
import type { Field } from './field.ts';
import { shortestNumber } from './numberText.ts';
import type { Params } from './params.ts';

export type OwnKey = 'S' | 'I';

/** A live change lists its values between underscores, and an address escapes most other signs. */
const SEPARATOR = '*';
const ENTRY = /^(\d{1,3})(?:S([\d.e-]+))?(?:I([\d.e-]+))?$/i;
/** The text of no own values. */
export const NO_OWN = '0';

/** What a single feature may be given; sparsity ends where the general one does. */
const LIMITS: Readonly<Record<OwnKey, number>> = { S: 0.9999, I: RANGES.importance.max };

export type OwnValue = { readonly [Key in OwnKey]?: number };
/** By feature. */
export type OwnValues = ReadonlyMap<number, OwnValue>;

/** @returns null where it cannot be read */
function parseOwn(text: string): OwnValues | null {
  const values = new Map<number, OwnValue>();
  for (const part of text.split(SEPARATOR)) {
    const [, feature = '', S, I] = ENTRY.exec(part) ?? [];
    const value = { ...(S !== undefined && { S: Number(S) }), ...(I !== undefined && { I: Number(I) }) };
    const isFine = Object.keys(value).length > 0 && isWithin('S', value.S) && isWithin('I', value.I);
    if (!isFine) return null;
    values.set(Number(feature), { ...values.get(Number(feature)), ...value });
  }
  return values;
}

function isWithin(key: OwnKey, value = 0): boolean {
  return value >= 0 && value <= LIMITS[key];
}

export function readOwn(text: string): OwnValues {
  return (text === NO_OWN ? null : parseOwn(text)) ?? new Map();
}

export function writeOwn(values: OwnValues): string {
  const part = ([feature, own]: readonly [number, OwnValue]) =>
    feature + (['S', 'I'] as const).map((key) => (own[key] === undefined ? '' : key + shortestNumber(own[key]))).join('');
  const written = [...values].filter(([, own]) => Object.keys(own).length > 0).sort(([a], [b]) => a - b);
  return written.map(part).join(SEPARATOR) || NO_OWN;
}

/** Drops the values of features that the model does not have. */
export function ownBelow(text: string, nFeatures: number): string {
  return writeOwn(new Map([...readOwn(text)].filter(([feature]) => feature < nFeatures)));
}

export function hasOwn({ own }: Params, key: OwnKey): boolean {
  return own.includes(key);
}

export const OWN_FIELD: Field<string> = {
  expected: `${NO_OWN} or features with S up to ${LIMITS.S} or I up to ${LIMITS.I}, as in 3S0.5I2*7S0.99`,
  parse: (given) => {
    const text = String(given).trim();
    const values = text === NO_OWN || text === 'none' ? new Map() : parseOwn(text);
    return values && { value: writeOwn(values), isExact: true };
  },
  write: String,
};

/** S_f and I_f of every feature: its own, or what the general parameters give. */
export function valuesOfFeatures({ n, S, alpha, I, r, own }: Params): Readonly<Record<OwnKey, readonly number[]>> {
  const values = readOwn(own);
  const general = decayingImportance(I, n);
  return {
    S: powerLaw(n, alpha).map((share, f) => values.get(f)?.S ?? sparser(S, share)),
    I: general.map((importance, f) => values.get(f)?.I ?? (f === n - 1 ? importance * r : importance)),
  };
}

/** At a share of the density of S. */
function sparser(S: number, share: number): number {
  return share === 1 ? S : Math.min(RANGES.sparsity.max, 1 - (1 - S) * share);
}
