/** The program of larger models: a step is one dispatch shared out over samples and one over parts of W, or several of both. */
import { dispatchSize } from '../kernels/instanceRows.ts';
import { shapeKey } from '../kernels/kernelShape.ts';
import { parameterKernel } from '../kernels/parameterKernel.ts';
import { sampleKernel } from '../kernels/sampleKernel.ts';
import { sampleWorkgroups, scratchBytes, splitShape } from '../kernels/splitShape.ts';
import { VEC4_BYTES } from '../kernels/vectorShape.ts';
import { vectorLayout } from '../stateLayout.ts';
import type { ProgramOf } from './program.ts';

export const splitProgram: ProgramOf<'split'> = (plan, shape, { instances, batchSize }) => {
  const key = [shapeKey(shape), JSON.stringify(plan)].join(';');
  const split = { ...shape, ...splitShape(shape, plan) };
  const { featureQuads, parts, shownUnits } = split;
  const count = instances.length;
  const workgroups = sampleWorkgroups(plan, batchSize);
  const scratch = scratchBytes(split, count, batchSize);
  const masks = count * workgroups * featureQuads * VEC4_BYTES;
  const place = (feature: number) => feature;
  return {
    key,
    passes: [
      { key: `samples;${key}`, write: () => sampleKernel(split), size: dispatchSize(workgroups, count) },
      { key: `parameters;${key}`, write: () => parameterKernel(split), size: dispatchSize(parts.features * parts.hidden, count) },
    ],
    manySteps: false,
    turns: plan.portions,
    alternates: false,
    layout: vectorLayout(split, place, shownUnits),
    transposedRow: 4 * featureQuads,
    instances: { place, workgroups },
    scratch:
      plan.encode === 'listed'
        ? [
            ['scratch', scratch],
            ['masks', masks],
          ]
        : [['scratch', scratch]],
  };
};
