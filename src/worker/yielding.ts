/** Gives the thread back for a turn of its message queue. A MessageChannel, since timers are held back to 4 ms and more. */

/** @returns a function for one waiting loop: resolves after waiting messages were received, and no sooner than `ms` from now */
export function createYield(): (ms: number) => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let resume = () => {};
  port1.onmessage = () => resume();
  return (ms) =>
    new Promise((resolve) => {
      if (ms > 0) {
        setTimeout(resolve, ms);
        return;
      }
      resume = resolve;
      port2.postMessage(null);
    });
}
