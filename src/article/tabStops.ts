/** Reading with the tab key: groups of links and of words that act are one stop each, and each figure can be skipped. */
import { oneStop } from '../controls/oneStop.ts';

/** @returns how to stop */
export function installTabStops(page: Document): () => void {
  for (const slot of page.querySelectorAll<HTMLElement>('figure.slot')) addSkipLink(page, slot);
  // The list of chapters has the same links.
  for (const anchor of page.querySelectorAll<HTMLElement>('h2 > .anchor')) anchor.tabIndex = -1;
  const contents = [...page.querySelectorAll<HTMLElement>('.contents')].map((list) => oneStop(list, { isList: true }));
  const passages = passagesWithActs(page).map((passage) => oneStop(passage, { items: 'button.act' }));
  return () => {
    for (const stop of [...contents, ...passages]) stop();
  };
}

/** To what follows the figure's controls. */
function addSkipLink(page: Document, slot: HTMLElement): void {
  const stage = slot.querySelector('.stage');
  const [link, end] = [page.createElement('a'), page.createElement('span')];
  end.id = `after-${slot.id}`;
  link.className = 'skip-link';
  link.href = `#${end.id}`;
  link.textContent = 'Skip this figure';
  stage?.before(link);
  stage?.after(end);
}

/** The paragraphs, list items and captions with words that act. */
function passagesWithActs(page: Document): readonly HTMLElement[] {
  const acts = [...page.querySelectorAll<HTMLElement>('button.act')];
  return [...new Set(acts.flatMap((act) => act.closest<HTMLElement>('p, li, figcaption') ?? []))];
}
