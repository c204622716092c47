/** The program of few parameters: one dispatch takes many steps. */
import { dispatchSize } from '../kernels/instanceRows.ts';
import { shapeKey } from '../kernels/kernelShape.ts';
import { unrolledKernel } from '../kernels/unrolledKernel.ts';
import { plainLayout } from '../stateLayout.ts';
import type { ProgramOf } from './program.ts';

export const unrolledProgram: ProgramOf<'unrolled'> = (plan, shape, { instances }) => {
  const { exclusive, offsets, members } = shape.groups;
  const sets = shape.drawings.includes('groups') ? [exclusive, offsets.join(), members.join()] : [];
  const key = ['unrolled', shapeKey(shape), plan.lanes, ...sets].join(';');
  return {
    key,
    passes: [{ key, write: () => unrolledKernel({ ...shape, lanes: plan.lanes }), size: dispatchSize(1, instances.length) }],
    manySteps: true,
    turns: 1,
    alternates: true,
    layout: plainLayout(shape),
    transposedRow: null,
    instances: { place: (feature) => feature, workgroups: 1 },
    scratch: [],
  };
};
