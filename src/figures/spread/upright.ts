/** Turns and mirrors the plane so that equal geometries look equal: what training leaves to chance is taken out. m = 2 only. */
import { featureNorms } from '../../model/geometry/geometry.ts';
import { isRepresented } from '../../model/geometry/outcome.ts';
import type { Shape } from '../../model/network/parameters.ts';

const IN_LINE = 0.05;

/** The first represented feature points up, the next one not in line with it to the right. @returns W [feature, 2] */
export function uprightPlane(model: Shape & { readonly W: Float64Array }): Float64Array {
  const { W } = model;
  const norms = featureNorms(model);
  const first = norms.findIndex(isRepresented);
  if (first < 0) return W;
  const norm = norms[first] ?? 1;
  const [upX, upY] = [(W[2 * first] ?? 0) / norm, (W[2 * first + 1] ?? 0) / norm];
  const across = (f: number) => (W[2 * f] ?? 0) * upY - (W[2 * f + 1] ?? 0) * upX;
  const second = norms.findIndex((own, f) => isRepresented(own) && Math.abs(across(f)) > IN_LINE);
  const side = second >= 0 && across(second) < 0 ? -1 : 1;
  return Float64Array.from(W, (_, at) => {
    const f = at >> 1;
    return at % 2 === 0 ? side * across(f) : (W[2 * f] ?? 0) * upX + (W[2 * f + 1] ?? 0) * upY;
  });
}
