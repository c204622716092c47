/** A figure's table as CSV (RFC 4180), numbers in full precision. */
import type { Table } from '../charts/view.ts';

export function csvFile({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
