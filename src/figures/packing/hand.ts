/** Moving, adding and removing lines of the plane by hand. Pure. */
import type { Point } from '../../charts/view.ts';
import type { Lines } from './packer.ts';

/** Turns one line towards a point of the plane; the origin leaves it unchanged. */
export function pointed(lines: Lines, line: number, { x, y }: Point): Lines {
  const length = Math.hypot(x, y);
  const after = lines.slice();
  if (length > 1e-6) after.set([x / length, y / length], 2 * line);
  return after;
}

export function turned(lines: Lines, line: number, degrees: number): Lines {
  const angle = Math.atan2(lines[2 * line + 1] ?? 0, lines[2 * line] ?? 1) + (degrees * Math.PI) / 180;
  return pointed(lines, line, { x: Math.cos(angle), y: Math.sin(angle) });
}

/** Adds a line in the middle of the widest gap. */
export function withOneMore(lines: Lines): Lines {
  const angles = anglesOf(lines);
  const gaps = angles.map((angle, at) => ({ angle, gap: (angles[at + 1] ?? (angles[0] ?? 0) + Math.PI) - angle }));
  const widest = gaps.reduce((best, next) => (next.gap > best.gap + 1e-9 ? next : best), gaps[0] ?? { angle: 0, gap: 0 });
  const middle = widest.angle + widest.gap / 2;
  return Float64Array.of(...lines, Math.cos(middle), Math.sin(middle));
}

/** Angles of lines, not arrows: in [0, π), ascending. */
function anglesOf(lines: Lines): number[] {
  const angles = Array.from({ length: lines.length / 2 }, (_, line) => Math.atan2(lines[2 * line + 1] ?? 0, lines[2 * line] ?? 1));
  return angles.map((angle) => (angle + 2 * Math.PI) % Math.PI).sort((a, b) => a - b);
}

export function withOneLess(lines: Lines): Lines {
  return lines.slice(0, Math.max(2, lines.length - 2));
}
