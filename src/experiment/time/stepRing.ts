/** Copies of a run's state at some of its steps. */
export class StepRing<Item extends { readonly step: number }> {
  /** By step, ascending; one per step. */
  protected kept: readonly Item[] = [];

  /** Drops what comes after `step`, which a changed run will not pass through. */
  dropAfter(step: number): void {
    this.kept = this.kept.filter((item) => item.step <= step);
  }

  dropBefore(step: number): void {
    this.kept = this.kept.filter((item) => item.step >= step);
  }

  clear(): void {
    this.kept = [];
  }
}
