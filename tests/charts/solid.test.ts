/** Solids as drawings: what faces the reader is told apart from what is hidden. */
import { expect, it } from 'vitest';
import { drawSolid, project } from '../../src/charts/solid.ts';
import { toSvgString } from '../../src/charts/svg.ts';
import { convexHull, type Point3 } from '../../src/model/geometry/convexHull.ts';
import { POLYTOPES } from '../../src/model/geometry/polytopes.ts';

const FRAME = { centre: { x: 100, y: 100 }, unit: 80 };
const FRONT = { right: [1, 0, 0], up: [0, 1, 0], toward: [0, 0, 1] };
/** Along no symmetry of any shape. */
const ASKEW = { right: [0.8, 0, -0.6], up: [-0.36, 0.8, -0.48], toward: [0.48, 0.6, 0.64] };

function solid(name: string): readonly Point3[] {
  const vertices = POLYTOPES.find((polytope) => polytope.name === name)?.vertices ?? [];
  return vertices.map(([x = 0, y = 0, z = 0]): Point3 => [x, y, z]);
}

const edgesIn = (path: string) => path.match(/M/g)?.length ?? 0;

it('projects right, up and towards the reader', () => {
  expect(project([1, 0, 0], FRONT, FRAME)).toEqual({ x: 180, y: 100, depth: 0 });
  expect(project([0, 1, 0], FRONT, FRAME)).toEqual({ x: 100, y: 20, depth: 0 });
  expect(project([0, 0, 1], FRONT, FRAME)).toEqual({ x: 100, y: 100, depth: 1 });
});

it.each([
  ['tetrahedron', 6, 0],
  ['octahedron', 12, 3],
  ['cube', 12, 3],
  ['icosahedron', 30, 12],
])('draws every edge of the %s once, hidden ones dashed', (name, edges, dashed) => {
  const points = solid(name);
  const text = toSvgString(drawSolid(points, convexHull(points), ASKEW, FRAME));
  const [hidden = '', shown = ''] = [
    /d="([^"]*)"[^>]*stroke-dasharray/.exec(text)?.[1],
    /d="([^"]*)"[^>]*stroke-width="1.2"/.exec(text)?.[1],
  ];
  expect(edgesIn(hidden) + edgesIn(shown)).toBe(edges);
  expect(edgesIn(hidden)).toBe(dashed);
});

it('draws nothing but empty paths where there is no solid', () => {
  expect(toSvgString(drawSolid([], convexHull([]), ASKEW, FRAME))).not.toContain('NaN');
});
