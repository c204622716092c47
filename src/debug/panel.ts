/** The panel of `?debug=1`: what runs on which engine and why, how many messages and frames a second, and the configurations. */
import { MARK_PREFIX, type Marks } from './marks.ts';
import { Statistics, type Summary } from './statistics.ts';

const REFRESH_MS = 500;

export function showDebugPanel(): void {
  const statistics = new Statistics();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry instanceof PerformanceMark) count(statistics, entry);
  }).observe({ entryTypes: ['mark'] });
  const panel = document.createElement('pre');
  panel.className = 'debug-panel';
  panel.setAttribute('aria-label', 'Debugging');
  document.body.append(panel);
  setInterval(() => {
    panel.textContent = inWords(statistics.summary(performance.now()));
  }, REFRESH_MS);
}

function count(statistics: Statistics, { name, detail, startTime }: PerformanceMark): void {
  if (isMark('ready', name, detail)) statistics.ready(detail);
  else if (isMark('snapshot', name, detail)) statistics.snapshot(detail, startTime);
  else if (isMark('frame', name, detail)) statistics.frame(detail, startTime);
}

/** Only `mark` sets marks with these names. */
function isMark<Name extends keyof Marks>(wanted: Name, name: string, _detail: unknown): _detail is Marks[Name] {
  return name === MARK_PREFIX + wanted;
}

export function inWords({ runs, snapshotsPerSecond, framesPerSecond, medianFrameMs, longestFrameMs }: Summary): string {
  const rates = `${snapshotsPerSecond} snapshots and ${framesPerSecond} frames a second`;
  const frames = `frame: median ${medianFrameMs.toFixed(1)} ms, longest ${longestFrameMs.toFixed(1)} ms`;
  const each = runs.map(
    ({ run, engine, reason, step, configuration }) => `run ${run} · ${engine} · step ${step}\n  ${reason}\n  ${configuration}`,
  );
  return [rates, frames, ...each].join('\n');
}
