/** Writes into the kernel's memory what is the same for all instances: `Settings` in assembly/instance.ts, word by word. */
import type { TrainingConfig } from '../../model/config/config.ts';
import { featureGroups } from '../../model/data/featureGroups.ts';
import type { Values } from '../../model/data/sampling.ts';
import type { Kernel } from './kernel.ts';

/** The size of an active feature is scale · 24 random bits + offset. */
const SIZES: Readonly<Record<Values, { readonly scale: number; readonly offset: number }>> = {
  uniform: { scale: 2 ** -24, offset: 0 },
  signed: { scale: 2 ** -23, offset: -1 },
  binary: { scale: 0, offset: 1 },
};

type Word = readonly ['float' | 'whole', number];

export function writeSettings({ memory, settings }: Kernel, config: TrainingConfig): void {
  const { active, dataset, weightDecay, weightDecayOn } = config;
  const groups = featureGroups(config.nFeatures, config.featureSets);
  const size = SIZES[config.values];
  const words: readonly Word[] = [
    ['float', config.activation === 'relu' ? 0 : Number.NEGATIVE_INFINITY],
    ['whole', Number(config.hiddenActivation === 'relu')],
    ['whole', Number(config.target === 'abs')],
    ['whole', Number(config.bias)],
    ['float', size.scale],
    ['float', size.offset],
    ['whole', active === 'independent' ? 0 : active],
    ['whole', groups.coupledBelow ?? 0],
    ['whole', Number(groups.exclusive)],
    ['whole', dataset?.size ?? 0],
    ['whole', Number(dataset?.batch === 'full')],
    ['whole', Number(config.optimiser === 'sgd')],
    ['float', config.momentum],
    ['float', weightDecay],
    ['float', weightDecayOn === 'all' ? weightDecay : 0],
  ];
  const view = new DataView(memory.buffer, settings.value, words.length * 4);
  for (const [at, [kind, value]] of words.entries()) {
    if (kind === 'float') view.setFloat32(at * 4, value, true);
    else view.setUint32(at * 4, value, true);
  }
}
