/** Selects the model that views show. */

/** While training, another model must be this much better to be selected, since nearly equal ones would alternate. */
export const FRONT_MARGIN = { training: 0.02, ended: 1e-3 } as const;

/**
 * @param losses [instance]; NaN is no loss
 * @param front the instance selected so far
 * @param margin how much lower, as a share, another's loss must be
 */
export function pickBest(losses: readonly number[], front: number, margin: number): number {
  const own = losses[front] ?? Number.NaN;
  const lowest = losses.reduce((best, loss, i) => (loss < (losses[best] ?? Number.NaN) || Number.isNaN(losses[best]) ? i : best), 0);
  const challenger = losses[lowest] ?? Number.NaN;
  if (Number.isNaN(challenger)) return front < losses.length ? front : 0;
  return Number.isNaN(own) || challenger < own * (1 - margin) ? lowest : front;
}
