/** Drawing one sample in a loop over its active features, for programs that are not written out feature by feature. */

import { HEAD_LENGTH } from './instanceData.ts';
import { DRAWING, type Drawing, type KernelShape } from './kernels/kernelShape.ts';

/** Functions over `instanceData`, whose thresholds begin at `t` and whose groups (offsets, then members) begin at `groups`. */
export function tileDrawFunctions({ nFeatures }: KernelShape): string {
  return `
fn threshold(t : u32, index : u32) -> u32 { return bitcast<u32>(instanceData[t + index]); }

/** How many thresholds, which descend, lie above the word. */
fn gapOf(t : u32, word : u32) -> u32 {
  var low = 0u;
  var high = ${nFeatures}u;
  while (low < high) {
    let middle = (low + high) / 2u;
    if (word < threshold(t, middle)) { low = middle + 1u; } else { high = middle; }
  }
  return low;
}
`;
}

/** The words that name what the draws need; `data` is the instance's place in `instanceData`. */
export function tileDrawNames({ groups }: KernelShape, instanceDataLength: number): string {
  const nGroups = groups.offsets.length - 1;
  return `
  let drawing = instanceData[data + 1u];
  let t = data + ${HEAD_LENGTH}u;
  let groupOffsets = u32(uniforms.outShape.x) * ${instanceDataLength}u;
  let groupMembers = groupOffsets + ${nGroups + 1}u;`;
}

/** Statements that set `empty` for the sample with the given `key`. */
export function tileEmptyTest(shape: KernelShape): string {
  return inDrawings(shape, (drawing) => {
    switch (drawing) {
      case 'dense':
        return '';
      case 'gaps':
        return `empty = key < threshold(t, ${shape.nFeatures - 1}u);`;
      case 'groups':
        return `
          empty = true;
          ${eachGroup(shape, 'empty = empty && !present;')}`;
      default:
        throw new Error(`unknown drawing: ${drawing satisfies never}`);
    }
  });
}

/** @param visit statements for one active feature: `feature`, its magnitude `x` */
export function tileDraw(shape: KernelShape, visit: string): string {
  return inDrawings(shape, (drawing) => {
    switch (drawing) {
      case 'dense':
        return `for (var feature = 0u; feature < ${shape.nFeatures}u; feature++) { ${active(visit)} }`;
      case 'gaps':
        return `
        var feature = gapOf(t, key);
        for (var draw = 1u; feature < ${shape.nFeatures}u; draw++) {
          ${active(visit)}
          feature += 1u + gapOf(t, presenceWord(key, draw));
        }`;
      case 'groups':
        return eachGroup(shape, `if (present) { ${visitMembers(shape, visit)} }`);
      default:
        throw new Error(`unknown drawing: ${drawing satisfies never}`);
    }
  });
}

function active(visit: string): string {
  return `let x = magnitude(key, feature); ${visit}`;
}

function eachGroup({ groups }: KernelShape, body: string): string {
  return `
        for (var g = 0u; g < ${groups.offsets.length - 1}u; g++) {
          let start = u32(instanceData[groupOffsets + g]);
          let end = u32(instanceData[groupOffsets + g + 1u]);
          let leader = u32(instanceData[groupMembers + start]);
          let present = presenceWord(key, leader + 1u) <= threshold(t, g);
          ${body}
        }`;
}

function visitMembers({ groups }: KernelShape, visit: string): string {
  if (groups.exclusive) {
    return `let feature = u32(instanceData[groupMembers + start + memberIndex(key, leader, end - start)]); ${active(visit)}`;
  }
  return `for (var member = start; member < end; member++) { let feature = u32(instanceData[groupMembers + member]); ${active(visit)} }`;
}

function inDrawings({ drawings }: KernelShape, write: (drawing: Drawing) => string): string {
  if (drawings.length === 1) return drawings.map(write).join('');
  return drawings.map((drawing) => `if (drawing == ${DRAWING[drawing]}) { ${write(drawing)} }`).join('\n');
}
