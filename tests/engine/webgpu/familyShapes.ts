/** The family in the shapes of the WebGPU programs for larger models. */
import type { TrainingOptions } from '../../../src/model/config/config.ts';
import { allMembers, pairedMembers, trainingKinds } from '../familyCases.ts';

export type Case = readonly [string, TrainingOptions];

/** Outputs are further from their kinks with a falling importance. */
export const SHAPES: Readonly<Record<'tiled' | 'split', TrainingOptions>> = {
  tiled: { nFeatures: 14, nHidden: 6 },
  split: { nFeatures: 202, nHidden: 22, importanceDecay: 0.97 },
};

/** Every pair of choices occurs in them, and every optimiser. */
export function casesOf(program: keyof typeof SHAPES): readonly Case[] {
  const kinds = trainingKinds.filter(([, { start }]) => !start);
  return [...pairedMembers(allMembers), ...kinds].map(([name, own]) => [
    name.replace('n=5, m=3, ', ''),
    { ...own, ...SHAPES[program], ...(own.active && { active: 3 }) },
  ]);
}
