/** What the panel of `?debug=1` counts and says. */
import { expect, it } from 'vitest';
import { inWords } from '../../src/debug/panel.ts';
import { Statistics } from '../../src/debug/statistics.ts';

const READY = { engine: 'cpu', reason: 'It is the fastest here.', configuration: '1 × {}' };

it('counts messages and frames over the last two seconds', () => {
  const statistics = new Statistics();
  statistics.ready({ run: 1, ...READY });
  for (let at = 0; at < 4000; at += 100) statistics.snapshot({ run: 1, step: at }, at);
  for (let at = 0; at < 4000; at += 50) statistics.frame({ busyMs: at === 3000 ? 9 : 2 }, at);
  expect(statistics.summary(3999)).toEqual({
    runs: [{ run: 1, ...READY, step: 3900 }],
    snapshotsPerSecond: 10,
    framesPerSecond: 20,
    medianFrameMs: 2,
    longestFrameMs: 9,
  });
  expect(statistics.summary(9000)).toMatchObject({ snapshotsPerSecond: 0, framesPerSecond: 0, medianFrameMs: 0, longestFrameMs: 0 });
});

it('keeps the last runs only, and knows one that starts again once', () => {
  const statistics = new Statistics();
  for (let run = 1; run <= 40; run++) statistics.ready({ run, ...READY });
  statistics.ready({ run: 35, ...READY, engine: 'webgpu' });
  const { runs } = statistics.summary(0);
  expect(runs).toHaveLength(12);
  expect(runs.at(-1)).toMatchObject({ run: 35, engine: 'webgpu' });
});

it('says which run trains where and why', () => {
  const statistics = new Statistics();
  statistics.ready({ run: 3, ...READY });
  statistics.snapshot({ run: 3, step: 120 }, 10);
  expect(inWords(statistics.summary(20))).toContain('run 3 · cpu · step 120\n  It is the fastest here.\n  1 × {}');
});
