/** The data checksum (`src/model/data/checksum.ts`) as a shader around the kernels' own draws: a test's instrument. */

import { instanceDataLength, packInstances } from '../../../src/engine/webgpu/instanceData.ts';
import { type KernelShape, kernelShape } from '../../../src/engine/webgpu/kernels/kernelShape.ts';
import { RANDOM_WGSL } from '../../../src/engine/webgpu/kernels/random.ts';
import { emptyTest, unrolledDraw } from '../../../src/engine/webgpu/kernels/unrolledDraw.ts';
import { each } from '../../../src/engine/webgpu/kernels/wgsl.ts';
import { tileDraw, tileDrawFunctions, tileDrawNames, tileEmptyTest } from '../../../src/engine/webgpu/tileDraw.ts';
import type { TrainingConfig } from '../../../src/model/config/config.ts';
import { sampleTable } from '../../../src/model/data/sampling.ts';

export type Draw = 'unrolled' | 'tile';

/** @returns u32 checksum of one step's batch of the run's only instance */
export async function shaderChecksum(device: GPUDevice, draw: Draw, config: TrainingConfig, step: number): Promise<number> {
  const { groups } = kernelShape(config, [], 1);
  const tables = config.instances.map(({ sparsity }) => sampleTable(sparsity, groups));
  const module = device.createShaderModule({ code: checksumShader(draw, kernelShape(config, tables, 64)) });
  const pipeline = await device.createComputePipelineAsync({ layout: 'auto', compute: { module } });
  const buffers = [
    buffer(device, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC, new Int32Array(1)),
    buffer(device, GPUBufferUsage.STORAGE, packInstances(config.instances, tables, groups)),
    buffer(device, GPUBufferUsage.UNIFORM, Int32Array.of(1, 1, step, config.batchSize)),
  ];
  const entries = buffers.map((resource, binding) => ({ binding, resource: { buffer: resource } }));
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries }));
  pass.dispatchWorkgroups(Math.ceil(config.batchSize / 64));
  pass.end();
  const [sum] = await read(device, encoder, buffers[0]);
  for (const one of buffers) one.destroy();
  return sum ?? Number.NaN;
}

function checksumShader(draw: Draw, shape: KernelShape): string {
  const { nFeatures } = shape;
  return `
struct Uniforms { outShape : vec2<i32>, step : i32, batch : i32 }
@group(0) @binding(0) var<storage, read_write> total : atomic<u32>;
@group(0) @binding(1) var<storage, read> instanceData : array<i32>;
@group(0) @binding(2) var<uniform> uniforms : Uniforms;
${RANDOM_WGSL}
${tileDrawFunctions(shape)}
fn note(sample : u32, feature : u32, x : f32) {
  atomicAdd(&total, mix32(mix32(u32(x * 16777216.0)) + sample * ${nFeatures}u + feature));
}
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id : vec3<u32>) {
  let data = 0u;
  let sample = id.x;
  if (sample >= u32(uniforms.batch)) { return; }
  let key = sampleKey(stepKeys(bitcast<u32>(instanceData[0]), u32(uniforms.step)), sample);
  ${draw === 'tile' ? tileNotes(shape) : unrolledNotes(shape)}
}`;
}

function tileNotes(shape: KernelShape): string {
  return `
  ${tileDrawNames(shape, instanceDataLength(shape.nFeatures))}
  var empty = false;
  ${tileEmptyTest(shape)}
  if (empty) { return; }
  ${tileDraw(shape, 'note(sample, feature, x);')}`;
}

/** Registers do not tell an active feature of magnitude 0 from an absent one; none occurs in these draws. */
function unrolledNotes(shape: KernelShape): string {
  const { nFeatures, drawings } = shape;
  return drawings
    .map(
      (drawing) => `
  ${each(nFeatures, (f) => `let t${f} = bitcast<u32>(instanceData[${f + 3}]); var x${f} = 0.0;`)}
  if (${emptyTest(shape, drawing)}) { return; }
  ${unrolledDraw(shape, drawing)}
  ${each(nFeatures, (f) => `if (x${f} > 0.0) { note(sample, ${f}u, x${f}); }`)}`,
    )
    .join('');
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
