/** The program of models whose W fits into workgroup memory: a step is the gradient and the update. */
import { gradientKernel } from '../kernels/gradientKernel.ts';
import { dispatchSize } from '../kernels/instanceRows.ts';
import { shapeKey } from '../kernels/kernelShape.ts';
import { tiledShape } from '../kernels/tiledShape.ts';
import { unitsOfUpdate, updateKernel } from '../kernels/updateKernel.ts';
import { VEC4_BYTES } from '../kernels/vectorShape.ts';
import { vectorLayout } from '../stateLayout.ts';
import type { ProgramOf } from './program.ts';

export const tiledProgram: ProgramOf<'tiled'> = (plan, shape, { instances }) => {
  const { workgroups, ...coded } = plan;
  const key = [shapeKey(shape), JSON.stringify(coded)].join(';');
  const tiled = { ...shape, ...tiledShape(shape, plan) };
  const { featureQuads, partialUnits } = tiled;
  const place = (feature: number) => 4 * (feature % featureQuads) + Math.floor(feature / featureQuads);
  const count = instances.length;
  return {
    key,
    passes: [
      { key: `gradient;${key}`, write: () => gradientKernel(tiled), size: dispatchSize(workgroups, count) },
      { key: `update;${key}`, write: () => updateKernel(tiled), size: dispatchSize(Math.ceil(partialUnits / unitsOfUpdate(tiled)), count) },
    ],
    manySteps: false,
    turns: 1,
    alternates: true,
    layout: vectorLayout(tiled, place, partialUnits),
    transposedRow: null,
    instances: { place, workgroups },
    scratch: [['partials', count * workgroups * partialUnits * VEC4_BYTES]],
  };
};
