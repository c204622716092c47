/** The status that a figure says, against a worker that does exactly what it is told: any accepted link, any order of commands and reports. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePermalink, writePermalink } from '../../src/address/permalink.ts';
import { openLink } from '../../src/address/stateLinks.ts';
import { createFrames } from '../../src/experiment/run/frames.ts';
import { statusWords } from '../../src/figure/frame/StatusLine.tsx';
import { STATUS_WORDS } from '../../src/figure/statusWords.ts';
import { anyLink } from '../address/arbitraryLinks.ts';
import { type FakePage, type FakeRun, fakePage } from '../experiment/fakeTrainer.ts';

type Phase = 'training' | 'resting' | 'ended' | 'failed' | 'stopped';

/** What a run truly does, by what it was told and has reported. */
class Worker {
  readonly run: FakeRun;
  phase: Phase;
  isShown = false;
  /** It only goes to a step, at which it waits. */
  private isReplay: boolean;
  /** Steps of live changes that are still to be made. */
  private changes: readonly number[];
  private until: number;
  private step: number;
  private heard = 0;

  constructor(run: FakeRun) {
    this.run = run;
    this.phase = run.request.paused ? 'resting' : 'training';
    this.isReplay = run.request.untilConverged !== true;
    this.step = run.request.from?.step ?? 0;
    this.until = run.request.until;
    this.changes = run.request.changes.map(({ step }) => step);
  }

  /** Obeys, and answers what asks for an answer. */
  obey(): void {
    for (; this.heard < this.run.told.length; this.heard++) {
      const told = this.run.told[this.heard];
      if (told && this.phase !== 'stopped' && this.phase !== 'failed') this.take(told);
    }
    this.makeChanges();
  }

  private take(told: FakeRun['told'][number]): void {
    if (told.do === 'resume') [this.phase, this.isReplay, this.until] = ['training', false, told.until ?? this.until];
    if (told.do === 'pause' || told.do === 'abandon' || told.do === 'step') this.phase = 'resting';
    if (told.do === 'stop') this.phase = 'stopped';
    if (told.do === 'tune') this.changes = [...this.changes, this.step];
    if (told.do !== 'abandon') return;
    this.changes = [];
    this.run.forgotten(this.step);
  }

  private makeChanges(): void {
    const due = this.changes.filter((step) => step <= this.step);
    this.changes = this.changes.slice(due.length);
    for (const step of due) this.run.tuned(step);
  }

  advance(by: number): void {
    if (this.phase !== 'training' && this.phase !== 'resting') return;
    if (this.phase === 'training') this.step = Math.min(this.step + by, this.until);
    this.makeChanges();
    this.run.snapshot(this.step);
    this.isShown = true;
  }

  end(converged: boolean): void {
    if (this.phase !== 'training' || (converged && this.isReplay)) return;
    this.advance(converged ? 1 : this.until);
    this.phase = this.isReplay ? 'resting' : 'ended';
    this.run.done(this.step, converged);
  }

  diverge(): void {
    if (this.phase !== 'training') return;
    this.phase = 'failed';
    this.run.failed('diverged');
  }
}

const ENDS = ['Finished', 'Stopped while still getting better'];

/** Every status that would be true. */
function trueWords(worker: Worker | undefined): readonly string[] {
  if (!worker) return [STATUS_WORDS.poster];
  if (worker.phase === 'failed') return [STATUS_WORDS.failed];
  if (!worker.isShown) return [STATUS_WORDS.starting];
  if (worker.phase === 'training') return [STATUS_WORDS.training];
  return worker.phase === 'ended' ? ENDS : [STATUS_WORDS.paused];
}

const COMMANDS = {
  play: ({ actions }) => actions.play(),
  pause: ({ actions }) => actions.pause(),
  'one step': ({ actions }) => actions.step(),
  restart: ({ actions }) => actions.restart(),
  'new seed': ({ actions }) => actions.newSeed(),
  hide: ({ actions }) => actions.hide(),
  show: ({ actions }) => actions.show(),
  sparsity: ({ actions, getState }) => actions.setParam('S', getState().params.S === 0.5 ? 0.25 : 0.5),
  'back to 0': ({ actions }) => actions.goTo(0),
  'look at 0': ({ actions }) => actions.lookAt(0),
  'look at the newest': ({ actions }) => actions.lookAt(null),
  undo: ({ actions }) => actions.undo(),
} satisfies Record<string, (store: FakePage['store']) => void>;

const REPORTS = {
  ready: ({ run }) => run.ready(),
  snapshot: (worker) => worker.advance(50),
  end: (worker) => worker.end(false),
  convergence: (worker) => worker.end(true),
  divergence: (worker) => worker.diverge(),
} satisfies Record<string, (worker: Worker) => void>;

type Command = keyof typeof COMMANDS;
type Report = keyof typeof REPORTS;
const isCommand = (event: Command | Report): event is Command => event in COMMANDS;
const names = <Name extends string>(table: Readonly<Record<Name, unknown>>) =>
  Object.keys(table).filter((name): name is Name => name in table);

const anyEvents = fc.array(
  fc.oneof({ arbitrary: fc.constantFrom(...names(COMMANDS)), weight: 2 }, { arbitrary: fc.constantFrom(...names(REPORTS)), weight: 3 }),
  { maxLength: 14 },
);

/** A page on which every run has a worker of its own. */
function watched() {
  const waiting: (() => void)[] = [];
  const { trainer, store, clock } = fakePage({}, { frame: createFrames((frame) => waiting.push(frame)).onUpdate });
  const workers: Worker[] = [];
  const obey = () => {
    for (const run of trainer.runs.slice(workers.length)) workers.push(new Worker(run));
    for (const worker of workers) worker.obey();
  };
  /** Draws frames, in which workers do what they are told, until none is asked for. */
  const settle = async () => {
    obey();
    for (let drawn = 0; waiting.length > 0; drawn++) {
      if (drawn > 1000) throw new Error('frames without end');
      clock.ms += 16;
      for (const draw of waiting.splice(0)) draw();
      // Who judges losses answers later.
      await null;
      obey();
    }
  };
  return { store, settle, newest: () => workers.at(-1) };
}

it('it says what the run does, and no sentence complains of an accepted link', async () => {
  await fc.assert(
    fc.asyncProperty(anyLink, anyEvents, async (link, events) => {
      const parsed = parsePermalink(writePermalink(link));
      fc.pre(parsed.problems.length === 0);
      const { store, settle, newest } = watched();
      openLink(store, parsed);
      await settle();
      expect([store.getState().problems, store.getState().notice]).toEqual([[], null]);
      const said: string[] = [];
      for (const event of events) {
        const worker = newest();
        if (isCommand(event)) COMMANDS[event](store);
        else if (worker) REPORTS[event](worker);
        await settle();
        const state = store.getState();
        const words = statusWords(state);
        said.push(`${event}: ${words}`);
        if (state.lookingBackFrom === null) expect(trueWords(newest()), said.join('\n')).toContain(words);
        else expect(newest()?.phase, said.join('\n')).not.toBe('training');
      }
    }),
    { numRuns: 200 },
  );
});
