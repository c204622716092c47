/**
 * Experiments shared by the figures of one page that name the same group: each starts with the configuration of its first figure and ends
 * when the last one is removed. It trains while any of them can be seen.
 */
import type { ExperimentStore } from '../experiment/experiment.ts';

export interface Membership {
  /** The shared experiment; hiding this view of it leaves it running for the others. */
  readonly store: ExperimentStore;
  leave(): void;
}

interface Shared {
  readonly store: ExperimentStore;
  readonly members: Set<symbol>;
  readonly seen: Set<symbol>;
}

export class Groups {
  private readonly groups = new Map<string, Shared>();

  /** @param name null: an experiment of one's own */
  join(name: string | null, create: () => ExperimentStore): Membership {
    const shared = (name === null ? undefined : this.groups.get(name)) ?? { store: create(), members: new Set(), seen: new Set() };
    if (name !== null) this.groups.set(name, shared);
    const member = Symbol('member');
    shared.members.add(member);
    const leave = () => {
      shared.members.delete(member);
      if (shared.members.size > 0) return hide(shared, member);
      shared.store.actions.dispose();
      if (name !== null) this.groups.delete(name);
    };
    return { store: viewOf(shared, member), leave };
  }
}

function viewOf(shared: Shared, member: symbol): ExperimentStore {
  const show = () => {
    shared.seen.add(member);
    shared.store.actions.show();
  };
  return { ...shared.store, actions: { ...shared.store.actions, show, hide: () => hide(shared, member) } };
}

function hide({ store, seen }: Shared, member: symbol): void {
  seen.delete(member);
  if (seen.size === 0) store.actions.hide();
}
