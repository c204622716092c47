/** Selects the model that views show: one is followed from start to end, until another must take its place. */

/** How much lower another's loss must be, as a share; nearly equal ones would alternate. */
export const FRONT_MARGIN = { training: 0.1, ended: 0.01 } as const;
/** A model whose loss has fallen by less than this share since it was judged last has come to a stand. */
const STANDING = 0.01;

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

/**
 * The instance to follow while it trains: the one followed so far, while it still gets better or none is much better.
 * @param before the losses judged before; empty where there are none
 */
export function followed(losses: readonly number[], before: readonly number[], front: number): number {
  const [was, is] = [before[front] ?? Number.POSITIVE_INFINITY, losses[front] ?? Number.NaN];
  const getsBetter = is < was * (1 - STANDING);
  return getsBetter ? front : pickBest(losses, front, FRONT_MARGIN.training);
}
