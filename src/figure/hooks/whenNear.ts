/** Calls back once, when an element first comes near the window. @param margin how far outside is near @returns how to stop waiting */
export function whenNear(element: Element, callback: () => void, margin = '600px'): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      callback();
    },
    { rootMargin: margin },
  );
  observer.observe(element);
  return () => observer.disconnect();
}
