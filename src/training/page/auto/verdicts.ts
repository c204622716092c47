/**
 * What has been measured of the CPU and the graphics processor on this page, by adapter and class of shape, and which of them
 * trains a run because of it. Kept while the page lives.
 */
import { type Choice, workOf } from '../../../engine/chooseEngine.ts';
import type { TrainingConfig } from '../../../model/config/config.ts';

export interface Finding {
  /** Steps a ms. */
  readonly cpu: number;
  readonly gpu: number;
  /** `fell back`: the graphics processor had been faster before. */
  readonly outcome: 'measured' | 'failed' | 'fell back';
}

/** The graphics processor must be so many times as fast: the measurement is short, and moving a run takes its time. */
const CLEARLY_FASTER = 1.3;

export class Verdicts {
  /** Paces in multiply-adds a ms, so that they hold for shapes of nearly the same size. */
  private readonly known = new Map<string, Finding>();

  /** @param adapter its description */
  record(adapter: string, config: TrainingConfig, finding: Finding): void {
    this.known.set(classOf(adapter, config), scaled(finding, workOf(config).multiplyAdds));
  }

  /** @returns null where nothing is known */
  find(adapter: string, config: TrainingConfig): Finding | null {
    const found = this.known.get(classOf(adapter, config));
    return found ? scaled(found, 1 / workOf(config).multiplyAdds) : null;
  }
}

export function choiceBy({ cpu, gpu, outcome }: Finding, nInstances: number): Choice {
  const models = nInstances === 1 ? 'this model' : `these ${nInstances.toLocaleString('en')} models`;
  if (outcome === 'failed') return { name: 'cpu', reason: `The graphics processor failed, so the CPU trains ${models}.` };
  if (outcome === 'fell back')
    return { name: 'cpu', reason: `The graphics processor became slower than the CPU, which trains ${models} now.` };
  if (gpu >= CLEARLY_FASTER * cpu)
    return { name: 'webgpu', reason: `The graphics processor trains ${models} ${times(gpu / cpu)} as fast as the CPU here.` };
  if (cpu >= CLEARLY_FASTER * gpu)
    return { name: 'cpu', reason: `The CPU trains ${models} ${times(cpu / gpu)} as fast as the graphics processor here.` };
  return { name: 'cpu', reason: `The graphics processor is hardly faster here, so the CPU trains ${models}.` };
}

function times(ratio: number): string {
  return ratio >= 1000 ? 'more than a thousand times' : `${ratio >= 10 ? Math.round(ratio) : ratio.toFixed(1)} times`;
}

/** Shapes within about a factor of two of one another. */
function classOf(adapter: string, config: TrainingConfig): string {
  const { nFeatures, nHidden, instances } = config;
  const sizes = [nFeatures, nHidden, instances.length, workOf(config).multiplyAdds].map((size) => Math.round(Math.log2(size)));
  return [adapter, ...sizes].join(';');
}

function scaled({ cpu, gpu, outcome }: Finding, factor: number): Finding {
  return { cpu: cpu * factor, gpu: gpu * factor, outcome };
}
