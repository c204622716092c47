/** The one retry policy: what a session does about a failure. Pure. */
import type { FailureKind } from '../../engine/engine.ts';
import type { EngineName } from '../../model/network/parameters.ts';

/** `again`: the same engine, in a new worker where the old one died. `elsewhere`: another engine. Both from the last checkpoint. */
export type Recovery = 'again' | 'elsewhere' | 'give-up';

const POLICY: Readonly<Record<FailureKind, { readonly again: boolean; readonly elsewhere: boolean }>> = {
  'device-lost': { again: true, elsewhere: true },
  'worker-crashed': { again: true, elsewhere: false },
  'not-loaded': { again: true, elsewhere: false },
  'no-webgpu': { again: false, elsewhere: true },
  'no-wasm': { again: false, elsewhere: true },
  shader: { again: false, elsewhere: true },
  'out-of-memory': { again: false, elsewhere: true },
  'not-offered': { again: false, elsewhere: true },
  diverged: { again: false, elsewhere: false },
  'bad-config': { again: false, elsewhere: false },
};

/** After this much training without a failure, earlier failures no longer count. */
const FORGIVEN_AFTER_MS = 60_000;

/** Which failures a session has recovered from. */
export class RetryPolicy {
  private retried = new Set<FailureKind>();

  /**
   * @param engine that failed; null where none was chosen yet
   * @param strict whether no other engine may take over
   * @param trainedMs training time since the last failure
   */
  recover(kind: FailureKind, engine: EngineName | null, strict: boolean, trainedMs: number): Recovery {
    if (trainedMs >= FORGIVEN_AFTER_MS) this.retried = new Set();
    const { again, elsewhere } = POLICY[kind];
    if (again && !this.retried.has(kind)) {
      this.retried.add(kind);
      return 'again';
    }
    return elsewhere && !strict && engine !== null && engine !== 'reference' ? 'elsewhere' : 'give-up';
  }
}
