/** Numbers for readers (two or three significant digits) and for addresses (shortest exact). */
import { type ParamKey, paramRow } from './params.ts';

const GROUP = '\u202f';

/** Three significant digits, thousands apart: 0.9, 0.0123, 12 300, 2.5e−6. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const text = size !== 0 && size < 1e-4 ? exponential(value) : plain(value);
  return text.replaceAll('-', '−');
}

function exponential(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(2).split('e');
  return `${Number(mantissa)}e${exponent}`;
}

function plain(value: number): string {
  if (Math.abs(value) < 999.5) return String(Number(value.toPrecision(3)));
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, GROUP);
}

/** A parameter's value as shown beside its control: "0.9 (1−S = 0.1)", "1 024 samples", "CPU (WebAssembly)". */
export function format(key: ParamKey, value: number | string): string {
  const row = paramRow(key);
  if (row.scale === 'choice') return row.choices.find((choice) => choice.value === value)?.label ?? String(value);
  if (row.scale === 'log-density') return formatDensity(row.key, Number(value));
  if (row.key === 'seed') return String(value);
  return row.unit === '' ? formatNumber(Number(value)) : `${formatNumber(Number(value))} ${row.unit}`;
}

/** Near 1 the digits that matter are those of 1 − S. */
function formatDensity(symbol: string, value: number): string {
  const density = Number((1 - value).toPrecision(3));
  const shown = Number((1 - density).toFixed(8));
  return `${shown} (1−${symbol} = ${formatNumber(density)})`;
}

/** The shortest text that reads back as the same number: 0.9, 1e-5, 1e4. */
export function shortestNumber(value: number): string {
  const usual = String(value).replace('e+', 'e');
  const short = value.toExponential().replace('e+', 'e');
  return short.length < usual.length ? short : usual;
}
