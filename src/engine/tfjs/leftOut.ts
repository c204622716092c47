/** Stands for the tfjs engine in the npm package, which leaves it out: it is slow, and the site has it only for comparison. */
import { EngineError } from '../engine.ts';

/** @throws EngineError always */
export function createTfjsEngine(): never {
  throw new EngineError(
    'not-offered',
    'The package leaves the tfjs engine out: it is there on the site, for comparison. Choose cpu, webgpu or reference.',
  );
}
