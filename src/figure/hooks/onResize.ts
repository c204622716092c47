/**
 * Tells of changes of an element's size, the first when it is asked for, a moment after the browser has noticed them. What answers at once
 * by another change of size makes browsers raise "ResizeObserver loop" errors, which reach the error handlers of the page around it.
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
