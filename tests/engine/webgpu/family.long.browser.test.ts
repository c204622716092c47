/**
 * Members of the family in each WebGPU program: parameters within 1e-5 of the reference after 100 steps, and 1e-4 after 1 000. Single precision puts a unit on
 * the other side of its ReLU now and then, and Adam makes much of tiny gradients, as those of a data set learnt by heart; then all of W
 * moves. Runs on which the CPU engine, too, parts from the reference therefore say nothing, and one in ten may be such a run for the
 * shaders alone. The reference itself parts so from a copy whose gradients are rounded to single precision once a step, in none of the
 * unrolled and tiled runs, but in one of the split ones at least ("relu hidden, relu out, tied, bias, x to x, signed, loosely
 * anticorrelated, a whole data set": 9e-8 after 200 steps, 1e-3 after 600, 1e-2 after 1 000). There no shader can be asked for 1e-4.
 */
import { expect, it } from 'vitest';
import { createCpuEngine } from '../../../src/engine/cpu/engine.ts';
import { createWebgpuEngine } from '../../../src/engine/webgpu/engine.ts';
import { resolveConfig } from '../../../src/model/config/checkConfig.ts';
import { allMembers, pairedMembers, trainingKinds } from '../familyCases.ts';
import { distanceToReference } from '../familySuite.ts';
import { type Case, casesOf } from './familyShapes.ts';

const STEPS = 1000;
const NEAR = 1e-4;

const PROGRAMS: Readonly<Record<string, readonly Case[]>> = {
  unrolled: [...pairedMembers(allMembers), ...trainingKinds],
  tiled: casesOf('tiled'),
  split: casesOf('split'),
};

it.each(Object.entries(PROGRAMS))('the %s program trains like the reference for 100 steps', async (_, cases) => {
  for (const [label, options] of cases) {
    expect(await distanceToReference(createWebgpuEngine, resolveConfig(options), 100), label).toBeLessThanOrEqual(1e-5);
  }
});

it.each(Object.entries(PROGRAMS))('the %s program trains like the reference for 1 000 steps', async (_, cases) => {
  const strays: string[] = [];
  for (const [label, options] of cases) {
    const config = resolveConfig({ ...options, ...(options.steps && { steps: STEPS }) });
    const distance = await distanceToReference(createWebgpuEngine, config, STEPS);
    if (distance <= NEAR) continue;
    const cpu = await distanceToReference(createCpuEngine, config, STEPS);
    if (cpu <= NEAR) strays.push(`${label}: ${distance.toExponential(1)}, CPU ${cpu.toExponential(1)}`);
  }
  expect(strays.length, strays.join('; ')).toBeLessThanOrEqual(0.1 * cases.length);
});
