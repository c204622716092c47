/**
 * Reports changes of an element's size, and its first size, after a short delay. A callback that changed sizes again without one would
 * make browsers raise "ResizeObserver loop" errors, which reach the error handlers of the page around it.
 */

/** Several changes in a row count as one. @returns how to stop */
export function onResize(element: Element, changed: () => void): () => void {
  // A timer: frames that are not in view are given no animation frames.
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new ResizeObserver(() => {
    clearTimeout(timer);
    timer = setTimeout(changed);
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
}
