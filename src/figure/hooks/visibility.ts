/** Whether an element can be seen: in view, in a tab that is not hidden. Figures train only then, and start when enough of them is. */

/** The share of an element, or of the window where that is smaller, that is enough of it. */
const ENOUGH = 0.6;
const SHARES = Array.from({ length: 21 }, (_, at) => at / 20);

/** Calls back once, when enough of an element is in view for the first time. @returns how to stop waiting */
export function whenInSight(element: Element, callback: () => void): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      const isSeen = ({ isIntersecting, intersectionRect: seen, boundingClientRect: whole }: IntersectionObserverEntry) =>
        isIntersecting && seen.height >= ENOUGH * Math.min(whole.height, innerHeight);
      if (!entries.some(isSeen)) return;
      observer.disconnect();
      callback();
    },
    { threshold: SHARES },
  );
  observer.observe(element);
  return () => observer.disconnect();
}

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
