/** Which parameters the lab shows where; the engine stands with the reason for it. */
import type { ParamKey } from '../params/params.ts';

/** Above the views. */
export const BESIDE_VIEWS: readonly ParamKey[] = ['S', 'I'];
/** At the top of the side. */
export const MAIN: readonly ParamKey[] = ['n', 'm', 'lr', 'batch'];

export interface ParamGroup {
  readonly title: string;
  readonly names: readonly ParamKey[];
}

/** Behind "more". */
export const MORE: readonly ParamGroup[] = [
  { title: 'Network', names: ['act', 'hact', 'tied', 'bias', 'target'] },
  { title: 'Data', names: ['values', 'alpha', 'active', 'sets', 'strength', 'data', 'pick', 'unit', 'dseed', 'r', 'names'] },
  { title: 'Optimiser', names: ['opt', 'mom', 'sched', 'warm', 'wd', 'wdon', 'start', 'noise', 'init'] },
  { title: 'Run', names: ['seed', 'k', 'steps'] },
];
