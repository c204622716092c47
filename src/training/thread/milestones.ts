/** The steps at which a run keeps a checkpoint: about ten a decade, the same for every run, so that shards of a run agree on them. */

const PER_DECADE = [10, 12, 16, 20, 25, 32, 40, 50, 63, 80] as const;

/** The first milestone after `step`: 1, 2, … 10, 12, 16, 20, 25, 32, 40, 50, 63, 80, 100, 120, … */
export function nextMilestone(step: number): number {
  if (step < 10) return step + 1;
  let decade = 1;
  while (step >= 100 * decade) decade *= 10;
  return (PER_DECADE.find((m) => m * decade > step) ?? 100) * decade;
}

export function isMilestone(step: number): boolean {
  return step > 0 && nextMilestone(step - 1) === step;
}
