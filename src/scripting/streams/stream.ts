/** What streams of items share: how they end, and how their readers wait for what comes next. */

export abstract class Stream<Item> implements AsyncIterable<Item> {
  private ending: { readonly error?: unknown } | null = null;
  private wake = () => {};
  private nextChange = this.newChange();

  abstract [Symbol.asyncIterator](): AsyncGenerator<Item, void, void>;

  /** Readers still receive the items kept, then the end. */
  end(): void {
    this.ending ??= {};
    this.change();
  }

  /** The next read throws the error. */
  fail(error: unknown): void {
    this.ending ??= { error };
    this.change();
  }

  /** Resolves when readers should look again. */
  protected get changed(): Promise<void> {
    return this.nextChange;
  }

  protected change(): void {
    this.wake();
    this.nextChange = this.newChange();
  }

  /** Whether no further items will come. @throws what the stream failed with */
  protected hasEnded(): boolean {
    if (this.ending && 'error' in this.ending) throw this.ending.error;
    return this.ending !== null;
  }

  private newChange(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
