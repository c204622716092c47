/** Tells the page around a frame how high the frame's content is: at first, at each change, and when asked. */
import { onResize } from '../figure/hooks/onResize.ts';
import { heightMessages, isHeightRequest } from './heightMessages.ts';

declare global {
  interface Window {
    /** Where the browser sizes frames by what they hold. */
    readonly requestResize?: () => void;
  }
}

function askForRoom(): void {
  try {
    window.requestResize?.();
  } catch {
    // The page does not let this host see its size.
  }
}

/** @param content as high as what it holds, whatever the frame's height: else the two would chase each other */
export function tellHeight(content: Element): void {
  if (window.parent === window) return;
  const told: { height: number | null } = { height: null };
  let isAsked = false;
  const tell = () => {
    isAsked = false;
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told.height || height === 0) return;
    told.height = height;
    for (const message of heightMessages(height, location)) window.parent.postMessage(message, '*');
    askForRoom();
  };
  // By a timer: frames that are not in view yet are given no animation frames.
  const tellSoon = () => {
    if (!isAsked) setTimeout(tell);
    isAsked = true;
  };
  onResize(content, tellSoon);
  // Nor are they told of changed sizes, so the arrival of their first content is watched too.
  new MutationObserver(tellSoon).observe(content, { childList: true });
  window.addEventListener('message', ({ source, data }) => {
    if (source !== window.parent || !isHeightRequest(data)) return;
    told.height = null;
    tellSoon();
  });
}
