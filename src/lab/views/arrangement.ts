/** The order of the lab's views and which of them are folded. Pure. */
import { clamp } from '../../charts/view.ts';
import { isRecord } from '../../model/config/record.ts';

export interface Arrangement {
  /** Ids of all views. */
  readonly order: readonly string[];
  readonly folded: readonly string[];
}

/** What was kept, as far as it fits the views there are: new ones stand at the end. */
export function arrangementOf(stored: unknown, ids: readonly string[]): Arrangement {
  const { order, folded } = isRecord(stored) ? stored : {};
  const known = idsIn(order, ids);
  return { order: [...known, ...ids.filter((id) => !known.includes(id))], folded: idsIn(folded, ids) };
}

/** Each once. */
function idsIn(list: unknown, ids: readonly string[]): readonly string[] {
  const given: readonly unknown[] = Array.isArray(list) ? list : [];
  return ids.filter((id) => given.includes(id)).sort((a, b) => given.indexOf(a) - given.indexOf(b));
}

/** @param by places towards the end */
export function moved({ order, folded }: Arrangement, id: string, by: number): Arrangement {
  const others = order.filter((other) => other !== id);
  const place = clamp(order.indexOf(id) + by, 0, others.length);
  return { order: [...others.slice(0, place), id, ...others.slice(place)], folded };
}

export function toggled({ order, folded }: Arrangement, id: string): Arrangement {
  return { order, folded: folded.includes(id) ? folded.filter((other) => other !== id) : [...folded, id] };
}
