/** The plane or view that hidden space is projected onto. */
import { describe, expect, it } from 'vitest';
import { INITIAL_CAMERA } from '../../../src/charts/camera.ts';
import { cleanModel } from '../../../src/charts/view.ts';
import { basisFor, dotRow, keptShare } from '../../../src/figures/directions/projection.ts';
import { trainedModel } from '../../figure/models.ts';

const dot = (a: Float64Array, b: Float64Array) => dotRow(a, 0, b);

describe('basisFor', () => {
  it.each([2, 3, 4, 7])('is orthonormal for m = %s, also for W = 0', (nHidden) => {
    for (const W of [new Float64Array(3 * nHidden), Float64Array.from({ length: 3 * nHidden }, (_, at) => Math.sin(at * at))]) {
      const { right, up, toward } = basisFor({ W, nFeatures: 3, nHidden }, INITIAL_CAMERA, null);
      const axes = toward ? [right, up, toward] : [right, up];
      axes.forEach((a, at) => {
        axes.forEach((b, other) => {
          expect(dot(a, b)).toBeCloseTo(at === other ? 1 : 0, 9);
        });
      });
    }
  });

  it('finds the two strongest directions', () => {
    const W = Float64Array.of(0, 0, 3, 0, 0, 2, 0, 0, 0, 0, 0, 1, 0.5, 0, 0, 0);
    const model = { W, nFeatures: 4, nHidden: 4 };
    const basis = basisFor(model, INITIAL_CAMERA, null);
    expect(Math.abs(basis.right[2] ?? 0)).toBeCloseTo(1, 6);
    expect(Math.abs(basis.up[1] ?? 0)).toBeCloseTo(1, 6);
    expect(keptShare(model, basis)).toBeCloseTo(13 / 14.25, 6);
  });

  it('keeps what a plane can keep of W of rank 2 or less', () => {
    const line = { W: Float64Array.of(1, 2, 3, 4, 2, 4, 6, 8), nFeatures: 2, nHidden: 4 };
    expect(keptShare(line, basisFor(line, INITIAL_CAMERA, null))).toBeCloseTo(1, 9);
  });

  it('follows slowly changing weights without flipping or spinning', () => {
    const model = cleanModel(trainedModel('twenty'));
    let basis = basisFor(model, INITIAL_CAMERA, null);
    for (let frame = 0; frame < 40; frame++) {
      const W = model.W.map((value, at) => value * (1 + 0.02 * Math.sin(at + frame)));
      const next = basisFor({ ...model, W }, INITIAL_CAMERA, basis);
      expect(dot(next.right, basis.right)).toBeGreaterThan(0.8);
      expect(dot(next.up, basis.up)).toBeGreaterThan(0.8);
      basis = next;
    }
  });
});
