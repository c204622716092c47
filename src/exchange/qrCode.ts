/** An address as a QR code, for slides and posters. Loads a library: ask for it when it is needed. */
import qrcode from 'qrcode-generator';

/** The white margin in modules, which scanners need. */
const QUIET = 4;

export interface QrCode {
  /** Modules per side, including the margin. */
  readonly size: number;
  /** The dark modules as SVG path data, one unit a module. */
  readonly path: string;
}

/** @param text ASCII, as addresses are @throws Error where it is too long: about 2 300 characters */
export function qrCode(text: string): QrCode {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const at = Array.from({ length: count }, (_, place) => place);
  const dark = at.flatMap((row) => at.filter((column) => code.isDark(row, column)).map((column) => [row, column] as const));
  return { size: count + 2 * QUIET, path: dark.map(([row, column]) => `M${column + QUIET} ${row + QUIET}h1v1h-1z`).join('') };
}
