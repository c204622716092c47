/** Parameters' values for readers, in the number format of `charts/format.ts`. */
import { formatNumber } from '../charts/format.ts';
import { type ParamKey, paramRow } from './params.ts';

/** A parameter's value as shown beside its control: "0.9 (1−S = 0.1)", "1 024 samples", "CPU (WebAssembly)". */
export function format(key: ParamKey, value: number | string): string {
  const row = paramRow(key);
  if (row.scale === 'choice') return row.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (row.scale === 'own') return value === row.initial ? 'none' : String(value);
  if (row.scale === 'log-density') return formatDensity(row.key, Number(value));
  if (row.off?.value === value) return row.off.label;
  if (row.key === 'seed' || row.key === 'dseed') return String(value);
  return row.unit ? `${formatNumber(Number(value))} ${row.unit}` : formatNumber(Number(value));
}

/** Near 1 the digits that matter are those of 1 − S. */
function formatDensity(symbol: string, value: number): string {
  const density = Number((1 - value).toPrecision(3));
  return `${formatNumber(1 - density, 8)} (1−${symbol} = ${formatNumber(density)})`;
}
