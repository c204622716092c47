/**
 * Pointing at a term in the text, or focusing or pressing it, highlights the part of the next figure it refers to. The highlight is an
 * attribute of the slot, `data-lit`; the style sheet does the rest, so no drawing needs to know.
 */

import { prefersLessMotion } from '../figure/hooks/motion.ts';

/** @returns how to stop */
export function installTerms(page: Document): () => void {
  const light = (event: Event) => lightTerm(event.target, true);
  const quench = (event: Event) => lightTerm(event.target, false);
  const show = (event: Event) => showPart(event.target);
  const kinds = [
    ['pointerover', light],
    ['pointerout', quench],
    ['focusin', light],
    ['focusout', quench],
    ['click', show],
  ] as const;
  for (const [kind, listener] of kinds) page.addEventListener(kind, listener);
  return () => {
    for (const [kind, listener] of kinds) page.removeEventListener(kind, listener);
  };
}

function lightTerm(target: EventTarget | null, lit: boolean): void {
  const term = target instanceof Element ? target.closest<HTMLElement>('.term[data-highlight]') : null;
  const slot = term && slotOf(term);
  if (!slot) return;
  if (lit) slot.dataset.lit = term.dataset.highlight ?? '';
  else delete slot.dataset.lit;
}

/** A finger cannot point, and the figure may be out of sight: pressing a term brings it into view. */
function showPart(target: EventTarget | null): void {
  const term = target instanceof Element ? target.closest<HTMLElement>('.term[data-highlight]') : null;
  const part = term && slotOf(term)?.querySelector('.live-drawing');
  if (!part) return;
  lightTerm(term, true);
  part.scrollIntoView({ block: 'nearest', behavior: prefersLessMotion() ? 'auto' : 'smooth' });
}

/** The next slot of the chapter, else its last. */
function slotOf(term: HTMLElement): HTMLElement | null {
  const slots = [...(term.closest('section')?.querySelectorAll<HTMLElement>('figure.slot') ?? [])];
  const next = slots.find((slot) => term.compareDocumentPosition(slot) & Node.DOCUMENT_POSITION_FOLLOWING);
  return next ?? slots.at(-1) ?? null;
}
