/**
 * Keys that a figure uses itself stop at its element, so that a page with shortcuts (slides, notebooks) does not act on them too. All
 * others reach the page.
 */

const ARROWS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
const PRESSES = ['Enter', ' '];
/** Leave a field rather than edit it. */
const LEAVE = /^(?:Tab|Escape|F\d+)$/;
const WITHOUT_TEXT = ['range', 'checkbox', 'radio', 'button', 'submit', 'reset', 'color', 'file', 'image'];

/** Listens below `root`, after the figure has had its turn. */
export function keepOwnKeys(root: ShadowRoot): void {
  const held = new Set<string>();
  root.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || !isUsed(event)) return;
    held.add(event.code);
    event.stopPropagation();
  });
  for (const type of ['keypress', 'keyup']) {
    root.addEventListener(type, (event) => {
      if (!(event instanceof KeyboardEvent) || !held.has(event.code)) return;
      if (type === 'keyup') held.delete(event.code);
      event.stopPropagation();
    });
  }
}

function isUsed(event: KeyboardEvent): boolean {
  return event.defaultPrevented || (event.target instanceof Element && isUsedBy(event.target, event));
}

/** Whether the browser acts on the key in such an element. */
function isUsedBy(element: Element, { key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (element.closest('dialog[open]')) return true;
  const type = element.getAttribute('type') ?? 'text';
  if (element.matches('input, textarea') && !WITHOUT_TEXT.includes(type)) return !LEAVE.test(key);
  if (ctrlKey || metaKey || altKey) return false;
  if (element.matches('select')) return !LEAVE.test(key);
  if (element.matches('input[type=range], input[type=radio], .table-scroll') && ARROWS.includes(key)) return true;
  return element.matches('button, summary, a, input, .table-scroll') && PRESSES.includes(key);
}
