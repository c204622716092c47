/** The update program of tiled runs: sums the partial gradients of an instance's workgroups and takes the optimiser's step. */

import { type Shader, shader } from './bindings.ts';
import { MAIN_ARGUMENTS, readInstance } from './instanceRows.ts';
import { averagedLoss, optimiserStep, pull, scalarsOf, trained } from './optimiser.ts';
import type { GradientShape } from './tiledDraw.ts';
import type { TiledShape } from './tiledShape.ts';
import { loop } from './wgsl.ts';

/** Units that one workgroup updates. */
export function unitsOfUpdate({ update }: TiledShape): number {
  return update.lanes / update.helpers;
}

export function updateKernel(shape: GradientShape): Shader {
  return shader(
    [
      { name: 'state', element: 'vec4f' },
      { name: 'nextState', element: 'vec4f', writes: true },
      { name: 'partials', element: 'vec4f' },
      { name: 'instances', element: 'vec4u' },
      { name: 'scalars', element: 'vec4f' },
      { name: 'clock', element: 'u32' },
      { name: 'nextClock', element: 'u32', writes: true },
    ],
    `
var<workgroup> helped : array<vec4f, ${shape.update.lanes}>;
@compute @workgroup_size(${shape.update.lanes})
fn main(${MAIN_ARGUMENTS}) {
  ${readInstance(shape)}
  let unit = group.x * ${unitsOfUpdate(shape)}u + lane % ${unitsOfUpdate(shape)}u;
  let step = clock[0];
  ${sumPartials(shape)}
  if (lane < ${unitsOfUpdate(shape)}u && unit < ${shape.partialUnits}u) { ${updateUnit(shape)} }
  if (group.x == 0u && instance == 0u && lane == 0u) { nextClock[0] = step + 1u; }
}`,
  );
}

/** Helper number i sums the parts of workgroups i, i + helpers, …; the first helper then adds up what the others have. */
function sumPartials({ partialUnits, update: { lanes, helpers }, rounds }: TiledShape): string {
  const units = lanes / helpers;
  const sums = loop(
    { counter: 'g', from: `lane / ${units}u`, below: 'workgroups', stride: helpers, rounds },
    (suffix, g) => `let part${suffix} = partials[(instance * workgroups + ${g}) * ${partialUnits}u + unit];`,
    (suffix) => `total += part${suffix};`,
  );
  const addUp = `
  helped[lane] = total;
  workgroupBarrier();
  if (lane < ${units}u) { for (var helper = 1u; helper < ${helpers}u; helper++) { total += helped[lane + helper * ${units}u]; } }`;
  return `
  var total = vec4f();
  if (unit < ${partialUnits}u) { ${sums} }
  ${helpers > 1 ? addUp : ''}`;
}

function updateUnit(shape: GradientShape): string {
  const { nFeatures, partialUnits, parameterUnits, biasAt } = shape;
  const isWeight = `unit < ${biasAt}u`;
  return `
    let perTerm = 1.0 / (f32(batch) * ${nFeatures}.0);
    let shown = instance * ${partialUnits}u + unit;
    if (unit < ${parameterUnits}u) {
      let moments = nInstances * ${partialUnits}u + instance * ${2 * parameterUnits}u + unit;
      let scalarsOfStep = ${scalarsOf('step')};
      let gradient = ${trained(shape, '2.0 * perTerm * total', isWeight, 'vec4f()')};${shape.decays === 'rows to length 1' ? pullOfRow(shape) : ''}
      var parameter = state[shown];
      var first = state[moments];
      var second = state[moments + ${parameterUnits}u];
      ${optimiserStep(shape, { ...NAMES, isWeight })}
      nextState[shown] = parameter;
      nextState[moments] = first;
      nextState[moments + ${parameterUnits}u] = second;
    } else {
      nextState[shown] = ${averagedLoss('state[shown]', 'perTerm * total')};
    }`;
}

const NAMES = {
  parameter: 'parameter',
  first: 'first',
  second: 'second',
  gradient: 'gradient',
  learningRate: 'learningRate',
  scalars: 'scalarsOfStep',
  pull: 'pulled',
} as const;

/** The function that computes by how much the decay pulls the row of a unit. */
function pullOfRow({ hiddenQuads, partialUnits }: GradientShape): string {
  return `
      var squares = 0.0;
      let rowAt = instance * ${partialUnits}u + (unit / ${hiddenQuads}u) * ${hiddenQuads}u;
      for (var k = 0u; k < ${hiddenQuads}u; k++) { squares += dot(state[rowAt + k], state[rowAt + k]); }
      let pulled = ${pull('squares')};`;
}
