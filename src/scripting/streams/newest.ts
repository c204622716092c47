/** A stream of which a reader sees the newest item only: what comes while it is busy replaces what it has not seen. */
import { Stream } from './stream.ts';

export class Newest<Item> extends Stream<Item> {
  private latest: { readonly item: Item; readonly number: number } | null = null;

  push(item: Item): void {
    this.latest = { item, number: (this.latest?.number ?? 0) + 1 };
    this.change();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, void> {
    for (let seen = 0; ; ) {
      const hasEnded = this.hasEnded();
      if (this.latest && this.latest.number > seen) {
        seen = this.latest.number;
        yield this.latest.item;
      } else if (hasEnded) return;
      else await this.changed;
    }
  }
}
