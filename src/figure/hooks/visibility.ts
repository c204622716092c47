/** Whether an element can be seen: in view, in a tab that is not hidden. Figures train only then. */

/** Calls back at once and at each change. @returns how to stop */
export function watchVisibility(element: Element, changed: (visible: boolean) => void): () => void {
  let inView = false;
  let last: boolean | null = null;
  const tell = () => {
    const visible = inView && document.visibilityState === 'visible';
    if (visible !== last) changed(visible);
    last = visible;
  };
  const observer = new IntersectionObserver((entries) => {
    inView = entries.at(-1)?.isIntersecting ?? false;
    tell();
  });
  observer.observe(element);
  document.addEventListener('visibilitychange', tell);
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', tell);
  };
}
