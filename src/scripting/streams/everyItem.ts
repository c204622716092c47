/**
 * A stream of which every reader sees every item. An item is kept until all readers have asked for the next one. Its writer is then
 * notified, and holds back so that few items are kept. Before there is a reader, items wait for the first, unless none is expected any
 * more.
 */
import { Stream } from './stream.ts';

interface Reader {
  /** The number of its next item. */
  next: number;
}

export class EveryItem<Item extends object> extends Stream<Item> {
  private readonly onTaken: () => void;
  private readonly kept: Item[] = [];
  /** The number of the first item kept. */
  private first = 0;
  private readonly readers = new Set<Reader>();
  private isExpected = true;

  /** @param onTaken called once for each item that is kept no more */
  constructor(onTaken: () => void) {
    super();
    this.onTaken = onTaken;
  }

  push(item: Item): void {
    this.kept.push(item);
    this.drop();
    this.change();
  }

  /** From now on items are not kept for a first reader. */
  expectNobody(): void {
    this.isExpected = false;
    this.drop();
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
      const hasEnded = this.hasEnded();
      const item = this.kept[reader.next - this.first];
      if (item) {
        yield item;
        reader.next++;
        this.drop();
      } else if (hasEnded) return;
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
}
