/**
 * A stream of which every reader sees every item. An item is kept until all readers have asked for the next, and its writer told: who writes
 * holds back so that few are kept. While nobody reads, items wait for a first reader, unless nobody is expected any more.
 */

interface Reader {
  /** The number of its next item. */
  next: number;
}

export class EveryItem<Item extends object> implements AsyncIterable<Item> {
  private readonly onTaken: () => void;
  private readonly kept: Item[] = [];
  /** The number of the first item kept. */
  private first = 0;
  private readonly readers = new Set<Reader>();
  private isExpected = true;
  private ending: { readonly error?: unknown } | null = null;
  private wake = () => {};
  private changed = this.nextChange();

  /** @param onTaken called once for each item that is kept no more */
  constructor(onTaken: () => void) {
    this.onTaken = onTaken;
  }

  push(item: Item): void {
    this.kept.push(item);
    this.drop();
    this.change();
  }

  /** Nobody need come: items are not kept for a first reader. */
  expectNobody(): void {
    this.isExpected = false;
    this.drop();
  }

  /** Readers still see all items, then the end. */
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
    const reader: Reader = { next: this.first };
    this.readers.add(reader);
    try {
      yield* this.itemsFor(reader);
    } finally {
      this.readers.delete(reader);
      this.expectNobody();
    }
  }

  private async *itemsFor(reader: Reader): AsyncGenerator<Item, void, void> {
    for (;;) {
      if (this.ending && 'error' in this.ending) throw this.ending.error;
      const item = this.kept[reader.next - this.first];
      if (item) {
        yield item;
        reader.next++;
        this.drop();
      } else if (this.ending) return;
      else await this.changed;
    }
  }

  /** The newest is always kept, for readers to come. */
  private drop(): void {
    const newest = this.first + this.kept.length - 1;
    const idle = this.isExpected ? this.first : newest;
    const needed = this.readers.size > 0 ? Math.min(...[...this.readers].map(({ next }) => next)) : idle;
    for (const end = Math.min(needed, newest); this.first < end; this.first++) {
      this.kept.shift();
      this.onTaken();
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
