/* Optional, for pages that embed figures of Superposition: sets each frame's height to that of its figure.
   <script async src="https://your.site/embed.js"></script> */
(() => {
  const LEAST = 50;
  const MOST = 5000;

  const frameOf = (source) => [...document.querySelectorAll('iframe')].find((frame) => frame.contentWindow === source);

  // Who sent it is judged by its window: a sandboxed frame has no origin to compare.
  addEventListener('message', ({ source, data }) => {
    if (data?.type !== 'superposition:resize' || !Number.isFinite(data.height)) return;
    const frame = frameOf(source);
    if (frame) frame.style.height = `${Math.min(MOST, Math.max(LEAST, Math.ceil(data.height)))}px`;
  });

  // Frames that have told their height before this script ran tell it again; to others it means nothing.
  const ask = () => {
    for (const frame of document.querySelectorAll('iframe')) frame.contentWindow.postMessage({ type: 'superposition:height?' }, '*');
  };
  ask();
  addEventListener('load', ask);
})();
