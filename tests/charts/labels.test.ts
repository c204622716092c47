/** Labels beside their marks: none covers another or leaves the box. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceToSegment, labelBox, overlaps, placeLabels } from '../../src/charts/labels.ts';

const SIZE = { width: 280, height: 260 };
const ORIGIN = { x: 140, y: 130 };

const marks = fc.array(fc.record({ x: fc.integer({ min: 20, max: 260 }), y: fc.integer({ min: 20, max: 240 }) }), { maxLength: 10 });

describe('placeLabels', () => {
  it('places up to ten labels inside the box, none over another', () => {
    fc.assert(
      fc.property(marks, (points) => {
        const asked = points.map((point, at) => ({
          ...point,
          text: String(at),
          from: ORIGIN,
          angle: Math.atan2(point.y - 130, point.x - 140),
        }));
        const placed = placeLabels(asked, SIZE, [], true);
        const boxes = placed.map((label) => (label ? labelBox(label, label.text) : null));
        boxes.forEach((box, at) => {
          if (!box) throw new Error(`no label ${at}`);
          expect(Math.min(box.x, box.y, SIZE.width - box.x - box.width, SIZE.height - box.y - box.height)).toBeGreaterThanOrEqual(0);
          for (const other of boxes.slice(0, at)) expect(other && overlaps(box, other)).toBe(false);
        });
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('finds a place even where all marks coincide', () => {
    const asked = Array.from({ length: 10 }, (_, at) => ({ ...ORIGIN, text: String(at), from: ORIGIN, angle: at }));
    expect(placeLabels(asked, SIZE, [], true)).not.toContain(null);
  });

  it('keeps taken boxes free, and drops a label rather than move it far where it may', () => {
    const mark = { ...ORIGIN, text: '1', from: ORIGIN, angle: 0 };
    const around = { x: 100, y: 90, width: 80, height: 80 };
    expect(placeLabels([mark], SIZE, [around], false)).toEqual([null]);
    const moved = placeLabels([mark], SIZE, [around], true)[0];
    expect(moved?.far).toBe(true);
  });

  it('gives no label to a mark without text', () => {
    expect(placeLabels([{ ...ORIGIN, text: null, from: ORIGIN, angle: 0 }], SIZE, [], true)).toEqual([null]);
  });
});

describe('distanceToSegment', () => {
  it.each([
    [{ x: 5, y: 3 }, 3],
    [{ x: -3, y: 4 }, 5],
    [{ x: 13, y: 4 }, 5],
  ])('%o is %s away', (point, distance) => expect(distanceToSegment(point, { x: 0, y: 0 }, { x: 10, y: 0 })).toBeCloseTo(distance));

  it('is the distance of points where the segment is one', () => {
    expect(distanceToSegment({ x: 3, y: 4 }, { x: 0, y: 0 }, { x: 0, y: 0 })).toBe(5);
  });
});
