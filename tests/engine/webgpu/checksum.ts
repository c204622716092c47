/** The data checksum (`tests/engine/dataChecksum.ts`) as a shader around the kernels' own draws: a test's instrument. */
import { packInstances } from '../../../src/engine/webgpu/instanceData.ts';
import { HEAD_WORDS, MAIN_ARGUMENTS, readInstance, readKeys } from '../../../src/engine/webgpu/kernels/instanceRows.ts';
import { type KernelShape, kernelShape } from '../../../src/engine/webgpu/kernels/kernelShape.ts';
import { gapFunctions, memberFunction } from '../../../src/engine/webgpu/kernels/members.ts';
import { randomFunctions } from '../../../src/engine/webgpu/kernels/random.ts';
import { drawTile, emptyTest as emptyTileTest, noneActiveFunction } from '../../../src/engine/webgpu/kernels/tiledDraw.ts';
import { type TiledPlan, tiledShape } from '../../../src/engine/webgpu/kernels/tiledShape.ts';
import { emptyTest, unrolledDraw } from '../../../src/engine/webgpu/kernels/unrolledDraw.ts';
import { each } from '../../../src/engine/webgpu/kernels/wgsl.ts';
import type { TrainingConfig } from '../../../src/model/config/config.ts';
import { sampleLaw } from '../../../src/model/data/sampler.ts';

export type Draw = 'unrolled' | 'tiled';

const LANES = 64;

interface Instrument {
  /** Arguments are those of every program; `note(sample, feature, x)` is there. */
  readonly main: string;
  readonly memory: string;
  place(feature: number): number;
}

/** @returns u32 checksum of one step's batch of the run's only instance */
export async function shaderChecksum(device: GPUDevice, draw: Draw, config: TrainingConfig, step: number): Promise<number> {
  const tables = config.instances.map(({ sparsity }) => sampleLaw(config, sparsity).table);
  const shape = kernelShape(config, tables);
  const instrument = draw === 'tiled' ? tiled(shape) : unrolled(shape);
  const module = device.createShaderModule({ code: checksumShader(instrument, shape) });
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
  const buffers = [
    buffer(device, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC, new Int32Array(1)),
    buffer(device, GPUBufferUsage.STORAGE, packInstances(config, tables, { place: instrument.place, workgroups: 1 })),
    buffer(device, GPUBufferUsage.STORAGE, Int32Array.of(step)),
  ];
  const entries = buffers.map((resource, binding) => ({ binding, resource: { buffer: resource } }));
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
  pass.dispatchWorkgroups(1);
  pass.end();
  const [sum] = await read(device, encoder, buffers[0]);
  for (const one of buffers) one.destroy();
  return sum ?? Number.NaN;
}

function checksumShader({ main, memory }: Instrument, shape: KernelShape): string {
  const { nFeatures } = shape;
  return `
@group(0) @binding(0) var<storage, read_write> total : atomic<u32>;
@group(0) @binding(1) var<storage, read> instances : array<vec4u>;
@group(0) @binding(2) var<storage, read> clock : array<u32>;
${randomFunctions(shape, 'vec4u')}
${memory}
fn note(sample : u32, feature : u32, x : f32) {
  atomicAdd(&total, mix32(mix32(bitcast<u32>(x)) + sample * ${nFeatures}u + feature));
}
@compute @workgroup_size(${LANES})
fn main(${MAIN_ARGUMENTS}) {
  ${readInstance(shape)}
  ${readKeys(shape, 'clock[0]')}
  ${main}
}`;
}

/** Fewer gaps side by side than many samples have. */
const PLAN: TiledPlan = {
  kind: 'tiled',
  lanes: LANES,
  tile: 8,
  slices: 1,
  gaps: 4,
  encode: 'listed',
  skipEmpty: false,
  rounds: 1,
  update: { lanes: LANES, helpers: 1 },
  workgroups: 1,
};

/** A sample that counts as empty must not be noted. */
function tiled(kernel: KernelShape): Instrument {
  const shape = { ...kernel, ...tiledShape(kernel, PLAN) };
  const { featureQuads, tileUnits, tile, gaps } = shape;
  const emptiness = kernel.drawings.map((drawing) => emptyTileTest(shape, drawing)).join();
  return {
    place: (feature) => 4 * (feature % featureQuads) + Math.floor(feature / featureQuads),
    memory: `
${gapFunctions(shape)}${memberFunction(shape)}${noneActiveFunction(shape)}
var<workgroup> tileMemory : array<vec4f, ${tileUnits}>;
var<workgroup> gapsOfTile : array<u32, ${tile * gaps}>;
var<workgroup> counts : array<u32, ${tile}>;`,
    main: `
  let start = 0u;
  for (var first = 0u; first < batch; first += ${tile}u) {
    let inTile = min(${tile}u, batch - first);
    ${drawTile(shape)}
    workgroupBarrier();
    for (var cell = lane; cell < inTile * ${4 * featureQuads}u; cell += ${LANES}u) {
      let s = cell / ${4 * featureQuads}u;
      let feature = cell % ${4 * featureQuads}u;
      let x = tileMemory[s * ${featureQuads}u + feature % ${featureQuads}u][feature / ${featureQuads}u];
      let key = sampleKey(keys, first + s);
      if (x != 0.0 && !(${emptiness})) { note(first + s, feature, x); }
    }
    workgroupBarrier();
  }`,
  };
}

/** Registers do not tell an active feature of magnitude 0 from an absent one; none occurs in these draws. */
function unrolled(shape: KernelShape): Instrument {
  const { nFeatures, drawings, groups } = shape;
  const alone = (f: number) => (groups.coupledBelow === null ? '' : `let a${f} = instances[alone + ${Math.floor(f / 4)}u][${f % 4}];`);
  const thresholds = each(
    nFeatures,
    (f) => `let t${f} = instances[row + ${HEAD_WORDS / 4 + Math.floor(f / 4)}u][${f % 4}]; var x${f} = 0.0; ${alone(f)}`,
  );
  const draws = drawings.map(
    (drawing) => `
    if (${emptyTest(shape, drawing)}) { continue; }
    ${unrolledDraw(shape, drawing)}
    ${each(nFeatures, (f) => `if (x${f} != 0.0) { note(sample, ${f}u, x${f}); }`)}`,
  );
  return {
    place: (feature) => feature,
    memory: '',
    main: `
  for (var sample = lane; sample < batch; sample += ${LANES}u) {
    let key = sampleKey(keys, sample);
    ${thresholds}
    ${draws.join('')}
  }`,
  };
}

function buffer(device: GPUDevice, usage: GPUBufferUsageFlags, values: Int32Array): GPUBuffer {
  const made = device.createBuffer({ size: values.byteLength, usage, mappedAtCreation: true });
  new Int32Array(made.getMappedRange()).set(values);
  made.unmap();
  return made;
}

async function read(device: GPUDevice, encoder: GPUCommandEncoder, source: GPUBuffer | undefined): Promise<Uint32Array> {
  const target = device.createBuffer({ size: 4, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
  if (source) encoder.copyBufferToBuffer(source, 0, target, 0, 4);
  device.queue.submit([encoder.finish()]);
  await target.mapAsync(GPUMapMode.READ);
  return new Uint32Array(target.getMappedRange());
}
