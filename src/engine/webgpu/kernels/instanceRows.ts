/**
 * The words of `instances`, what the instances of a run differ in: for each of them
 * [ seed u32 | drawing u32 | learning rate f32 | 1/log₂S f32 | batch size u32 |
 *   number of instances u32 | workgroups that share the batch u32 | – ]
 * [ thresholds u32: 4⌈n/4⌉ | importance f32: 4⌈n/4⌉ | thresholds of members drawn alone u32: 4⌈n/4⌉, where sets are
 *   coupled in some samples only ], after the last one, shared by all, [ membership u32: 4⌈n/4⌉ ], and for data sets of T
 * samples of unit length, again for each instance, [ 1/‖x‖ f32: 4⌈T/4⌉ ].
 *
 * Thresholds of gaps stand in order. Presence thresholds, importance and membership stand where the program has the feature.
 * Membership says how a feature belongs to its group: see `membershipWord`.
 */

import type { DataKind } from '../../../model/config/config.ts';
import type { FeatureGroups } from '../../../model/data/featureGroups.ts';
import type { Shape } from '../../../model/network/parameters.ts';
import { vectorShape } from './vectorShape.ts';

export const HEAD_WORDS = 8;

export interface InstanceShape extends Shape, Pick<DataKind, 'dataset'> {
  readonly groups: Pick<FeatureGroups, 'coupledBelow'>;
}

/** Words of one instance. */
export function instanceWords(shape: InstanceShape): number {
  return HEAD_WORDS + (shape.groups.coupledBelow === null ? 8 : 12) * vectorShape(shape).featureQuads;
}

/** Words that the scales of an instance's samples take; 0 where samples keep their length. */
export function scaleWords({ dataset }: Pick<DataKind, 'dataset'>): number {
  return dataset?.unitLength ? 4 * Math.ceil(dataset.size / 4) : 0;
}

/** Names the keys of a step; where samples have unit length it says, too, from which word on `instances` holds their scales. */
export function readKeys(shape: InstanceShape, step: string): string {
  const words = scaleWords(shape);
  const from = `nInstances * ${instanceWords(shape)}u + ${4 * vectorShape(shape).featureQuads}u`;
  return `${words === 0 ? '' : `scalesAt = ${from} + instance * ${words}u;\n  `}let keys = stepKeys(seed, ${step});`;
}

/** A dispatch has no more workgroups than this along one dimension; more instances go on along the next. */
export const INSTANCES_PER_ROW = 32_768;

/** @returns workgroups of a dispatch that shares each instance out over `each` of them */
export function dispatchSize(each: number, nInstances: number): readonly [number, number, number] {
  return [each, Math.min(nInstances, INSTANCES_PER_ROW), Math.ceil(nInstances / INSTANCES_PER_ROW)];
}

/** Arguments of every program's main function. */
export const MAIN_ARGUMENTS = '@builtin(workgroup_id) group : vec3u, @builtin(local_invocation_index) lane : u32';

/** Names of what an instance's row holds, where `instances` is an array of vec4u. A workgroup beyond the last instance repeats the last. */
export function readInstance(shape: InstanceShape): string {
  const { featureQuads } = vectorShape(shape);
  const units = instanceWords(shape) / 4;
  return `
  let nInstances = instances[1u].y;
  let instance = min(group.y + group.z * ${INSTANCES_PER_ROW}u, nInstances - 1u);
  let row = instance * ${units}u;
  let seed = instances[row].x;
  let drawing = instances[row].y;
  let learningRate = bitcast<f32>(instances[row].z);
  let perLog = bitcast<f32>(instances[row].w);
  let batch = instances[row + 1u].x;
  let workgroups = instances[row + 1u].z;
  let thresholds = row + ${HEAD_WORDS / 4}u;
  let importance = thresholds + ${featureQuads}u;${shape.groups.coupledBelow === null ? '' : `\n  let alone = importance + ${featureQuads}u;`}
  let membership = nInstances * ${units}u;`;
}

export const SIZE_BIT = 10;
export const PLACE_BIT = 19;

/**
 * @param first the group's first feature @param size its number of members where one of them is chosen, else 1
 * @param place the member's place among these
 */
export function membershipWord(first: number, size: number, place: number): number {
  return first | (size << SIZE_BIT) | (place << PLACE_BIT);
}
