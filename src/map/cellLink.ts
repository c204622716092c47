/** The address of the lab with one model of a map: its configuration, schedule and seed, trained to its last step. */

import { writePermalink } from '../address/permalink.ts';
import type { EngineName } from '../model/network/parameters.ts';
import type { Params } from '../params/params.ts';
import { cellValues, type SweepPlan } from '../sweep/plan.ts';
import type { MapAxisKey } from './sweepAxes.ts';
import { type SweepSettings, sharedParams } from './sweepSettings.ts';

/** What the models of a cell are trained with; data and weights are functions of it and of the seed. */
export function cellParams(settings: SweepSettings, plan: SweepPlan, cell: number): Params {
  const { x, y } = settings;
  const at = cellValues(plan, cell);
  return { ...sharedParams(settings), ...axisParam(x.key, at.x), ...axisParam(y.key, at.y) };
}

/** An axis replaces every spelling of its parameter. */
function axisParam(key: MapAxisKey, value: number): Partial<Params> {
  switch (key) {
    case 'density':
      return { S: 1 - value };
    case 'r':
      return { r: value, I: 1 };
    case 'I':
      return { I: value, r: 1 };
    default:
      return { [key]: value };
  }
}

/** @param engine that trained it: another engine rounds differently, and after thousands of steps the models differ visibly */
export function cellLink(settings: SweepSettings, plan: SweepPlan, cell: number, seed: number, engine: EngineName | null): string {
  const own = cellParams(settings, plan, cell);
  const asked = engine === null || engine === 'cpu' ? own.engine : engine;
  return writePermalink({ params: { ...own, seed, k: 1, engine: asked }, moment: { t: own.steps, changes: [] } });
}
