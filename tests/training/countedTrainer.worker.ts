/** The training worker of a page, which also tells whoever asks on the channel `programs` how many programs it has had compiled. */
import '../../src/training/thread/trainer.worker.ts';

let compiled = 0;
const { createComputePipeline, createComputePipelineAsync } = GPUDevice.prototype;

GPUDevice.prototype.createComputePipeline = function (descriptor) {
  compiled++;
  return createComputePipeline.call(this, descriptor);
};

GPUDevice.prototype.createComputePipelineAsync = function (descriptor) {
  compiled++;
  return createComputePipelineAsync.call(this, descriptor);
};

const channel = new BroadcastChannel('programs');
channel.addEventListener('message', () => channel.postMessage(compiled));
