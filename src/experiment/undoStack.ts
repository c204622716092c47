/** States to go back to. Changes of one parameter in quick succession, or up to a commit, are one step. */
const MAX_STEPS = 50;
/** After this long without a change the next one is a separate step, even without a commit. */
const SAME_GESTURE_MS = 1500;

/** @typeParam State what an undo step restores, such as the parameters */
export class UndoStack<State> {
  private steps: readonly State[] = [];
  private gesture: { readonly key: string; readonly at: number } | null = null;

  get isEmpty(): boolean {
    return this.steps.length === 0;
  }

  /** @param before the state before the change @param key what is being moved */
  push(before: State, key: string, now: number): void {
    const same = this.gesture?.key === key && now - this.gesture.at < SAME_GESTURE_MS;
    if (!same) this.steps = [...this.steps, before].slice(-MAX_STEPS);
    this.gesture = { key, at: now };
  }

  commit(): void {
    this.gesture = null;
  }

  pop(): State | undefined {
    const last = this.steps.at(-1);
    this.steps = this.steps.slice(0, -1);
    this.gesture = null;
    return last;
  }
}
