/** Parameters' values for readers, in the number format of `charts/format.ts`. */
import { formatNumber } from '../charts/format.ts';
import { type OwnValue, readOwn } from './ownValues.ts';
import { type ParamKey, paramRow } from './params.ts';

/** A parameter's value as shown beside its control: "0.9 (1−S = 0.1)", "1 024 samples", "CPU (WebAssembly)". */
export function format(key: ParamKey, value: number | string): string {
  const row = paramRow(key);
  if (row.scale === 'choice') return row.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (row.scale === 'own') return value === row.initial ? 'none' : formatOwn(String(value));
  if (row.scale === 'log-density') return formatDensity(row.key, Number(value));
  if (row.off?.value === value) return row.off.label;
  if (row.key === 'seed' || row.key === 'dseed') return String(value);
  return row.unit ? `${formatNumber(Number(value))} ${row.unit}` : formatNumber(Number(value));
}

/** Features that are named; more are counted. */
const MOST_NAMED = 3;

/** "feature 3: sparsity 0.5 and importance 2, feature 7: sparsity 0.99" */
function formatOwn(text: string): string {
  const own = [...readOwn(text)];
  const named = own.slice(0, MOST_NAMED).map(([feature, value]) => `feature ${feature}: ${valueInWords(value)}`);
  const others = own.length - named.length;
  return [...named, ...(others > 0 ? [`${others} more`] : [])].join(', ');
}

function valueInWords({ S, I }: OwnValue): string {
  const sparsity = S === undefined ? [] : [`sparsity ${formatNumber(S, 4)}`];
  const importance = I === undefined ? [] : [`importance ${formatNumber(I, 4)}`];
  return [...sparsity, ...importance].join(' and ');
}

/** What has become of own values that were changed: "feature 1: sparsity 0.2", "feature 1: no own values", "own values of 5 features". */
export function formatOwnChange(before: string, now: string): string {
  const [old, own] = [readOwn(before), readOwn(now)];
  const words = (value: OwnValue = {}) => valueInWords(value) || 'no own values';
  const changed = [...new Set([...own.keys(), ...old.keys()])].filter((feature) => words(own.get(feature)) !== words(old.get(feature)));
  const [feature = 0] = changed;
  return changed.length === 1 ? `feature ${feature}: ${words(own.get(feature))}` : `own values of ${changed.length} features`;
}

/** Near 1 the digits that matter are those of 1 − S. */
function formatDensity(symbol: string, value: number): string {
  const density = Number((1 - value).toPrecision(3));
  return `${formatNumber(1 - density, 8)} (1−${symbol} = ${formatNumber(density)})`;
}
