/** The one pool of workers of all calls and figures; the entry of the program says how it is made. */
import type { FigureTrainer } from '../training/figureTrainer.ts';

let create: (() => FigureTrainer) | null = null;
let trainer: FigureTrainer | null = null;

/** Called once, by the entry. */
export function provideTrainer(make: () => FigureTrainer): void {
  create = make;
}

/** Made when it is first needed. */
export function sharedTrainer(): FigureTrainer {
  if (!create) throw new Error('the entry has provided no trainer');
  trainer ??= create();
  return trainer;
}
