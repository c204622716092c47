/** Hulls, principal axes and energies on the catalogue's shapes. */
import { describe, expect, it } from 'vitest';
import { convexHull, type Point3 } from '../../src/model/geometry/convexHull.ts';
import { coordinatesOn, eigenpairs, principalAxes } from '../../src/model/geometry/eigen.ts';
import { POLYTOPES, reluEnergy, tegumProduct, type Vertices } from '../../src/model/geometry/polytopes.ts';
import { directions, EXPECTED, jittered, rotated } from './polytopes.ts';
import { uniforms } from './randomModels.ts';

/** Faces by their number of corners. */
const FACES: readonly (readonly [name: string, faces: Readonly<Record<number, number>>])[] = [
  ['tetrahedron', { 3: 4 }],
  ['octahedron', { 3: 8 }],
  ['triangular bipyramid', { 3: 6 }],
  ['pentagonal bipyramid', { 3: 10 }],
  ['square antiprism', { 3: 8, 4: 2 }],
  ['cube', { 4: 6 }],
  ['icosahedron', { 3: 20 }],
];

function pointsOf(W: Float64Array): Point3[] {
  return Array.from({ length: W.length / 3 }, (_, f) => [W[3 * f] ?? 0, W[3 * f + 1] ?? 0, W[3 * f + 2] ?? 0]);
}

function shapeNamed(name: string) {
  const found = POLYTOPES.find((polytope) => polytope.name === name);
  if (!found) throw new Error(`no shape ${name}`);
  return directions(found.vertices, 1.2);
}

describe.each(FACES)('the hull of a(n) %s', (name, faces) => {
  it.each([
    ['exact', shapeNamed(name)],
    ['rotated', rotated(shapeNamed(name), 5)],
    ['with noise of 1 %', jittered(rotated(shapeNamed(name), 9), 0.01, 4)],
  ])('%s has the right faces, seen from outside', (_, { W }) => {
    const points = pointsOf(W);
    const hull = convexHull(points);
    const counts: Record<number, number> = {};
    for (const { corners } of hull.faces) counts[corners.length] = (counts[corners.length] ?? 0) + 1;
    expect(counts).toEqual(faces);
    expect(points.length - hull.edges.length + hull.faces.length).toBe(2);
    for (const { corners, normal } of hull.faces) {
      for (const at of corners) expect((points[at] ?? [0, 0, 0]).reduce((sum, x, k) => sum + x * (normal[k] ?? 0), 0)).toBeGreaterThan(0.3);
    }
  });
});

it('leaves out points inside', () => {
  const points = [...pointsOf(shapeNamed('cube').W), [0.1, 0, 0] as const];
  expect(convexHull(points).faces.flatMap(({ corners }) => corners)).not.toContain(8);
});

it.each([
  ['no points', []],
  ['one point', [[1, 0, 0]]],
  [
    'points in a plane',
    [
      [1, 0, 0],
      [0, 1, 0],
      [-1, 0, 0],
      [0, -1, 0],
    ],
  ],
] as const)('is empty for %s', (_, points) => {
  expect(convexHull(points)).toEqual({ faces: [], edges: [] });
});

it('finds eigenvectors', () => {
  const uniform = uniforms(3);
  const half = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => uniform() - 0.5));
  const matrix = half.map((row, p) => row.map((value, q) => value + (half[q]?.[p] ?? 0)));
  for (const { value, vector } of eigenpairs(matrix)) {
    matrix.forEach((row, p) => {
      expect(row.reduce((sum, entry, q) => sum + entry * (vector[q] ?? 0), 0)).toBeCloseTo(value * (vector[p] ?? 0), 9);
    });
    expect(Math.hypot(...vector)).toBeCloseTo(1, 9);
  }
});

it('turns a shape hidden in twenty dimensions into its own three', () => {
  const empty = Array.from({ length: 17 }, () => 0);
  const cube = shapeNamed('cube').W;
  const hidden = rotated(directions(pointsOf(cube).map((point) => [...point, ...empty])), 2);
  const axes = principalAxes(hidden).slice(0, 3);
  const points = Array.from({ length: 8 }, (_, f): Point3 => {
    const [x = 0, y = 0, z = 0] = coordinatesOn(axes, hidden, f);
    return [x, y, z];
  });
  for (const point of points) expect(Math.hypot(...point)).toBeCloseTo(1.2, 9);
  expect(convexHull(points).faces).toHaveLength(6);
});

it.each([3, 20])('finds as many axes as the features span, of %d dimensions', (nHidden) => {
  const vertices = pointsOf(shapeNamed('octahedron').W).slice(0, 4);
  const hidden = rotated(directions(vertices.map((point) => [...point, ...Array.from({ length: nHidden - 3 }, () => 0)])), 5);
  expect(principalAxes(hidden)).toHaveLength(2);
  for (const axis of principalAxes(hidden)) expect(Math.hypot(...axis)).toBeCloseTo(1, 9);
  expect(principalAxes(hidden, [0, 1])).toHaveLength(1);
});

describe.each(POLYTOPES)('$name', ({ name, vertices, factors, solvesThomson }) => {
  it('has the energy of theory, and so do its factors', () => {
    expect(reluEnergy(vertices)).toBeCloseTo(EXPECTED[name]?.energy ?? Number.NaN, 4);
    const built = tegumProduct(...factors.map((factor) => POLYTOPES.find((other) => other.name === factor)?.vertices ?? []));
    expect(built).toHaveLength(vertices.length);
  });

  it('says rightly whether it solves the Thomson problem', () => {
    if (vertices[0]?.length !== 3) return expect(solvesThomson).toBe(false);
    const better = relaxed(vertices.length);
    expect(thomsonEnergy(vertices) < better * 1.001).toBe(solvesThomson);
  });
});

/** The least energy found by pushing random points apart on the sphere, from several starts. */
function relaxed(count: number): number {
  const uniform = uniforms(count);
  const starts = Array.from({ length: 6 }, () =>
    Array.from({ length: count }, () => onSphere([uniform() - 0.5, uniform() - 0.5, uniform() - 0.5])),
  );
  return Math.min(...starts.map((start) => thomsonEnergy(pushedApart(start))));
}

function pushedApart(points: readonly number[][]): number[][] {
  let current = points.map((point) => [...point]);
  for (let step = 0; step < 1500; step++) {
    const rate = 0.1 * 0.997 ** step;
    current = current.map((v) => onSphere(v.map((x, k) => x + rate * force(v, k, current))));
  }
  return current;
}

function force(v: readonly number[], k: number, points: readonly number[][]): number {
  return points.reduce((sum, w) => {
    const distance = Math.hypot(...v.map((x, at) => x - (w[at] ?? 0)));
    return distance > 0 ? sum + ((v[k] ?? 0) - (w[k] ?? 0)) / distance ** 3 : sum;
  }, 0);
}

function onSphere(v: readonly number[]): number[] {
  return v.map((x) => x / Math.hypot(...v));
}

/** Σ 1/‖v − w‖ over all pairs: the energy of equal charges on a sphere, which the Thomson problem asks to be least. */
function thomsonEnergy(vertices: Vertices): number {
  const energies = vertices.flatMap((v, at) => vertices.slice(at + 1).map((w) => 1 / Math.hypot(...v.map((x, k) => x - (w[k] ?? 0)))));
  return energies.reduce((sum, energy) => sum + energy, 0);
}
