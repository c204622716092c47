/** The session's table of transitions, as data. */
import { describe, expect, it } from 'vitest';
import { type Event, type Mode, statusOf, TRANSITIONS, transition } from '../../src/training/page/transitions.ts';

const EVENTS = ['train', 'rest', 'replay', 'play', 'pause', 'step', 'hide', 'show', 'close', 'reachedEnd', 'converged', 'failed'] as const;

/** mode: the next one for each event, in the order of `EVENTS`; a dot where nothing changes. */
const TABLE: Readonly<Record<Mode, string>> = {
  poster: 'training resting replaying . . . . . . . . .',
  training: 'training resting replaying training resting resting waiting . poster finished converged failed',
  waiting: 'training resting replaying training resting resting . training poster finished converged failed',
  replaying: 'training resting replaying training resting resting . . poster resting . failed',
  resting: 'training resting replaying training resting resting . . poster . . failed',
  finished: 'training resting replaying training . resting . . poster . . failed',
  converged: 'training resting replaying training . resting . . poster . . failed',
  failed: 'training resting replaying training . resting . . poster . . .',
};

const MODES = Object.keys(TRANSITIONS).filter((mode): mode is Mode => mode in TABLE);

it('knows all modes', () => {
  expect(MODES).toEqual(Object.keys(TABLE));
});

it.each(MODES)('%s leads where it should', (mode) => {
  const next = EVENTS.map((event) => transition(mode, event, false)?.mode ?? '.').join(' ');
  expect(next).toBe(TABLE[mode]);
});

it.each(MODES)('%s never trains while it is hidden', (mode) => {
  const all = EVENTS.map((event) => transition(mode, event, true));
  expect(all.map((next) => next?.mode)).not.toContain('training');
  expect(all.flatMap((next) => next?.actions ?? [])).not.toContain('resume');
});

describe('what becomes of the run', () => {
  const actions = (mode: Mode, event: Event) => transition(mode, event, false)?.actions ?? [];

  it.each(['train', 'rest', 'replay'] as const)('%s launches one, whatever was before', (event) => {
    for (const mode of MODES) expect(actions(mode, event)).toEqual(['launch']);
  });

  it('a failed one starts again from its last checkpoint when it is asked to move', () => {
    expect([actions('failed', 'play'), actions('failed', 'step')]).toEqual([['relaunch'], ['relaunch', 'step']]);
  });

  it('a replay leaves out what lies ahead, however it is stopped', () => {
    for (const event of ['play', 'pause', 'step'] as const) expect(actions('replaying', event)[0]).toBe('abandon');
    expect(actions('replaying', 'failed')).toEqual(['forget', 'stop']);
  });

  it('whatever ends it stops it', () => {
    for (const mode of MODES) {
      if (mode === 'poster' || mode === 'failed') continue;
      expect([actions(mode, 'close').at(-1), actions(mode, 'failed').at(-1)]).toEqual(['stop', 'stop']);
    }
  });
});

it('its status is told in six words', () => {
  expect(MODES.map((mode) => statusOf(mode, false))).toEqual([
    'poster',
    ...['starting', 'starting', 'starting', 'starting', 'starting', 'starting'],
    'failed',
  ]);
  expect(MODES.map((mode) => statusOf(mode, true))).toEqual([
    ...['poster', 'training', 'paused', 'training', 'paused', 'paused', 'converged', 'failed'],
  ]);
});
