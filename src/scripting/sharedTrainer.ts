/** The one pool of workers that all calls and figures share. Each of the program's entries provides the function that makes it. */
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
