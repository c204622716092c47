/** A stream of which a reader sees the newest item only: what comes while it is busy replaces what it has not seen. */

export class Newest<Item> implements AsyncIterable<Item> {
  private latest: { readonly item: Item; readonly number: number } | null = null;
  private ending: { readonly error?: unknown } | null = null;
  private wake = () => {};
  private changed = this.nextChange();

  push(item: Item): void {
    this.latest = { item, number: (this.latest?.number ?? 0) + 1 };
    this.change();
  }

  /** Readers still see the newest item, then the end. */
  end(): void {
    this.ending ??= {};
    this.change();
  }

  /** Readers are thrown the error next. */
  fail(error: unknown): void {
    this.ending ??= { error };
    this.change();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, void> {
    for (let seen = 0; ; ) {
      if (this.ending && 'error' in this.ending) throw this.ending.error;
      if (this.latest && this.latest.number > seen) {
        seen = this.latest.number;
        yield this.latest.item;
      } else if (this.ending) return;
      else await this.changed;
    }
  }

  private nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private change(): void {
    this.wake();
    this.changed = this.nextChange();
  }
}
