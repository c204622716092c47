/**
 * The bar that stays in view while reading: it names the current chapter, and its list closes after a choice. The list itself
 * is in the page and opens without scripts.
 */

/** @returns how to stop */
export function installChapterBar(page: Document): () => void {
  const bar = page.querySelector<HTMLElement>('.chapter-bar');
  const list = bar?.querySelector('details');
  if (!bar || !list) return () => {};
  const stopFollowing = followReading(page, (chapter) => showChapter(bar, chapter));
  const stopClosing = closeWhenDone(page, list);
  return () => {
    stopFollowing();
    stopClosing();
  };
}

/** A chapter is read once its beginning has passed the upper third of the window. */
const READING_LINE = '0px 0px -67% 0px';

function followReading(page: Document, changed: (chapter: Element | null) => void): () => void {
  const sections = [...page.querySelectorAll('.article > section')];
  const inView = new Set<Element>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) inView.add(target);
        else inView.delete(target);
      }
      changed(sections.findLast((section) => inView.has(section)) ?? null);
    },
    { rootMargin: READING_LINE },
  );
  for (const section of sections) observer.observe(section);
  return () => observer.disconnect();
}

function showChapter(bar: HTMLElement, chapter: Element | null): void {
  const links = [...bar.querySelectorAll<HTMLAnchorElement>('li a')];
  const current = links.find((link) => link.hash === `#${chapter?.id}`);
  for (const link of links) {
    if (link === current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  const where = bar.querySelector('.where');
  if (where) where.textContent = current?.textContent ?? '';
}

function closeWhenDone(page: Document, list: HTMLDetailsElement): () => void {
  const onClick = ({ target }: MouseEvent) => {
    const inside = target instanceof Element && list.contains(target);
    if (!inside || (target instanceof Element && target.closest('a'))) list.open = false;
  };
  const onKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !list.open) return;
    list.open = false;
    list.querySelector('summary')?.focus();
  };
  page.addEventListener('click', onClick);
  page.addEventListener('keydown', onKey);
  return () => {
    page.removeEventListener('click', onClick);
    page.removeEventListener('keydown', onKey);
  };
}
