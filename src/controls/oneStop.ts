/** Makes a group of buttons or links one tab stop; arrow keys, Home and End go from one to the next. */

const OPERABLE = 'a[href], button:not(:disabled)';

/** What each key does to the position in a group. */
const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
};
const UP_AND_DOWN: Readonly<Record<string, string>> = { ArrowDown: 'ArrowRight', ArrowUp: 'ArrowLeft' };

export interface GroupOptions {
  /** Selects the members; links and buttons that can be used where left out. */
  readonly items?: string;
  /** A list from top to bottom: there the upward and downward arrows do not scroll. */
  readonly isList?: boolean;
}

/** @returns how to stop */
export function oneStop(group: HTMLElement, { items = OPERABLE, isList = false }: GroupOptions = {}): () => void {
  let stop: HTMLElement | undefined;
  const update = () => {
    const members = membersOf(group, items);
    if (!stop || !members.includes(stop)) stop = members[0];
    for (const member of members) member.tabIndex = member === stop ? 0 : -1;
  };
  const memberAt = ({ target }: Event) => membersOf(group, items).find((member) => member === target);
  const onFocus = (event: FocusEvent) => {
    stop = memberAt(event) ?? stop;
    update();
  };
  const onKey = (event: KeyboardEvent) => {
    const from = memberAt(event);
    if (!from || event.altKey || event.ctrlKey || event.metaKey) return;
    const members = membersOf(group, items);
    const move = MOVES[isList ? (UP_AND_DOWN[event.key] ?? event.key) : event.key];
    const to = members[move?.(members.indexOf(from), members.length - 1) ?? -1];
    if (!to) return;
    event.preventDefault();
    to.focus();
  };
  const observer = new MutationObserver(update);
  update();
  group.addEventListener('focusin', onFocus);
  group.addEventListener('keydown', onKey);
  observer.observe(group, { subtree: true, childList: true, attributeFilter: ['disabled'] });
  return () => {
    observer.disconnect();
    group.removeEventListener('focusin', onFocus);
    group.removeEventListener('keydown', onKey);
  };
}

/** What is in a dialog that was opened from the group is not part of it. */
function membersOf(group: HTMLElement, items: string): readonly HTMLElement[] {
  return [...group.querySelectorAll<HTMLElement>(items)].filter((item) => !group.contains(item.closest('dialog')));
}
