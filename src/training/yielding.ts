/** Gives the thread back for a turn of its message queue. A MessageChannel, since timers are held back to 4 ms and more. */

type Yield = (ms: number) => Promise<void>;

/** @returns a function for one waiting loop: resolves after waiting messages were received, and no sooner than `ms` from now */
export function createYield(): Yield {
  return typeof setImmediate === 'function' ? yieldInNode : yieldByMessages();
}

/** A MessageChannel would keep the process alive. */
const yieldInNode: Yield = (ms) =>
  new Promise((resolve) => {
    if (ms > 0) setTimeout(resolve, ms);
    else setImmediate(resolve);
  });

function yieldByMessages(): Yield {
  const { port1, port2 } = new MessageChannel();
  let turn = 0;
  let resume = () => {};
  // The answer to a turn that was given up would cut the next one short, ahead of messages that wait.
  port1.onmessage = ({ data }: MessageEvent<number>) => {
    if (data === turn) resume();
  };
  return (ms) =>
    new Promise((resolve) => {
      if (ms > 0) {
        setTimeout(resolve, ms);
        return;
      }
      resume = resolve;
      port2.postMessage(++turn);
    });
}

/** Resolves once the messages that wait have been received; for loops that yield now and then. Leaves no port open. */
export function nextTurn(): Promise<void> {
  if (typeof setImmediate === 'function') return yieldInNode(0);
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
