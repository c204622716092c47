/** A view that is dragged by its grip takes the place of the view under the pointer. */
import type { PointerEvent } from 'react';

/** @param move by places towards the end */
export function dragView(event: PointerEvent, move: (by: number) => void): void {
  const { currentTarget, pointerId } = event;
  const own = currentTarget.closest('.view');
  if (!own) return;
  // Else the words between would be selected.
  event.preventDefault();
  const dragging = new AbortController();
  const { signal } = dragging;
  const end = ({ pointerId: other }: globalThis.PointerEvent) => {
    if (other === pointerId) dragging.abort();
  };
  document.addEventListener('pointerup', end, { signal });
  document.addEventListener('pointercancel', end, { signal });
  document.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      const views = [...(own.parentElement?.querySelectorAll(':scope > .view') ?? [])];
      const under = views.findIndex((view) => view.contains(document.elementFromPoint(clientX, clientY)));
      const at = views.indexOf(own);
      if (under >= 0 && under !== at) move(under - at);
    },
    { signal },
  );
}
