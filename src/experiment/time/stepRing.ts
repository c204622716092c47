/** Copies of a run's state at some of its steps. */
export abstract class StepRing<Item extends { readonly step: number }> {
  /** By step, ascending; one per step. */
  protected kept: readonly Item[] = [];

  protected abstract bytesOf(item: Item): number;

  get bytes(): number {
    return this.kept.reduce((sum, item) => sum + this.bytesOf(item), 0);
  }

  /** Drops every second one; the first stays. */
  thin(): void {
    this.kept = this.kept.filter((_, at) => at % 2 === 0);
  }

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
