/** The layout and drawing of the feature directions, in the plane and in space. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelBox, overlaps } from '../../../src/charts/labels.ts';
import { drawDirections } from '../../../src/figures/directions/draw.ts';
import { directionsLayout, featureAt } from '../../../src/figures/directions/layout.ts';
import { expectGolden, expectSound } from '../../figure/golden.ts';
import { anyModel, anySize, soundModel, trainedModel } from '../../figure/models.ts';

const SIZE = { width: 320, height: 300 };

describe('drawing', () => {
  it.each([
    ['pentagon', trainedModel('pentagon')],
    ['pentagon-selected', trainedModel('pentagon', { selectedFeature: 2 })],
    ['pentagon-compact', { ...trainedModel('pentagon'), compact: true }],
    ['digons', trainedModel('digons')],
    ['line', trainedModel('line')],
    ['space', { ...trainedModel('space'), camera: { yaw: 0.4, pitch: 0.3 } }],
    ['twenty', trainedModel('twenty')],
    ['zero', { ...trainedModel('pentagon'), W: new Float32Array(10) }],
  ])('%s', (name, input) => {
    const size = name.endsWith('compact') ? { width: 72, height: 72 } : SIZE;
    expectGolden(`directions-${name}`, drawDirections(directionsLayout(input, size), name));
  });

  it('is sound for any model and size', () => {
    fc.assert(
      fc.property(anyModel, anySize, fc.boolean(), (model, size, compact) => {
        expectSound(drawDirections(directionsLayout({ ...model, compact }, size), 'any'));
      }),
      { seed: 1 },
    );
  });
});

describe('layout', () => {
  it('keeps every dot inside and every label of up to ten features apart', () => {
    fc.assert(
      fc.property(soundModel, anySize, (model, size) => {
        const { arrows } = directionsLayout(model, size);
        for (const { x, y } of arrows) {
          expect(x >= 0 && x <= size.width && y >= 0 && y <= size.height).toBe(true);
        }
        if (arrows.length > 10) return;
        const boxes = arrows.map(({ label }) => (label ? labelBox(label, label.text) : null));
        expect(boxes).not.toContain(null);
        boxes.forEach((a, at) => {
          for (const b of boxes.slice(0, at)) expect(a && b && overlaps(a, b)).toBe(false);
        });
      }),
      { seed: 1 },
    );
  });

  it('puts a unit vector on the circle, hidden unit 0 to the right, 1 upwards', () => {
    const { arrows, centre, unit } = directionsLayout(
      { W: [1, 0, 0, 1], b: [0, 0], nFeatures: 2, nHidden: 2, selectedFeature: null },
      SIZE,
    );
    const [first, second] = arrows;
    expect([first?.x, first?.y]).toEqual([centre.x + unit, centre.y]);
    expect([second?.x, second?.y]).toEqual([centre.x, centre.y - unit]);
  });

  it('grows its extent without a jump', () => {
    const unitFor = (norm: number) =>
      directionsLayout({ W: [norm, 0], b: [0], nFeatures: 1, nHidden: 2, selectedFeature: null }, SIZE).unit;
    expect(unitFor(0.2)).toBe(unitFor(1.25));
    for (const norm of [1.2, 1.25, 1.3, 2]) expect(Math.abs(unitFor(norm + 1e-6) - unitFor(norm))).toBeLessThan(1e-3);
    expect(unitFor(2)).toBeLessThan(unitFor(1));
  });

  it('finds the feature under the pointer, on the dot and on the line', () => {
    const layout = directionsLayout(trainedModel('pentagon'), SIZE);
    for (const { feature, x, y } of layout.arrows) {
      expect(featureAt(layout, x, y)).toBe(feature);
      expect(featureAt(layout, (x + layout.centre.x) / 2, (y + layout.centre.y) / 2)).toBe(feature);
    }
    expect(featureAt(layout, 2, 2)).toBeNull();
  });

  it('dims all but the selected feature', () => {
    const { arrows } = directionsLayout(trainedModel('pentagon', { selectedFeature: 1 }), SIZE);
    expect(arrows.map((arrow) => arrow.emphasis)).toEqual(['dimmed', 'selected', 'dimmed', 'dimmed', 'dimmed']);
  });
});

describe('space (m = 3)', () => {
  it('draws the nearest feature last and turns with the camera', () => {
    const model = { W: [0, 0, 1, 0, 0, -1, 1, 0, 0], b: [0, 0, 0], nFeatures: 3, nHidden: 3, selectedFeature: null };
    const nearest = (yaw: number) => directionsLayout({ ...model, camera: { yaw, pitch: 0 } }, SIZE).arrows.at(-1)?.feature;
    expect([nearest(0), nearest(Math.PI), nearest(Math.PI / 2)]).toEqual([0, 1, 2]);
  });

  it('names the solid in space, and says nothing of the plane', () => {
    const { note, solid } = directionsLayout(trainedModel('space'), SIZE);
    expect(note).toBe('one octahedron');
    expect(solid?.hull.faces).toHaveLength(8);
    expect(directionsLayout(trainedModel('pentagon'), SIZE)).toMatchObject({ note: null, solid: null });
  });
});
