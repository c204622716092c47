/* Optional, for pages that embed figures of Superposition: sets each frame's height to that of its figure.
   <script async src="https://your.site/embed.js"></script> */
(() => {
  const LEAST = 50;
  const MOST = 5000;
  const site = new URL('.', document.currentScript.src);

  const isFigure = ({ src }) => {
    const { host, pathname } = new URL(src, location.href);
    return host === site.host && pathname.startsWith(site.pathname);
  };
  // Frames of others set no heights by this script, whatever they post.
  const figures = () => [...document.querySelectorAll('iframe[src]')].filter(isFigure);

  // A sandboxed frame has no origin: who sent it is told by its window too.
  const isOurs = (origin) => origin === 'null' || new URL(origin).host === site.host;

  addEventListener('message', ({ source, origin, data }) => {
    if (data?.type !== 'superposition:resize' || !Number.isFinite(data.height) || !isOurs(origin)) return;
    const frame = figures().find(({ contentWindow }) => contentWindow === source);
    if (frame) frame.style.height = `${Math.min(MOST, Math.max(LEAST, Math.ceil(data.height)))}px`;
  });

  // Frames that have told their height before this script ran tell it again.
  const ask = () => {
    for (const frame of figures()) frame.contentWindow.postMessage({ type: 'superposition:height?' }, '*');
  };
  ask();
  addEventListener('load', ask);
})();
