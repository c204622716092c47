/** Takes a run back to an earlier step, by a replay from the checkpoint before it, and on from there. */
import type { ParamKey } from '../../params/params.ts';
import type { LiveChange } from '../experiment.ts';
import { type WayBack, wayBack, withMoved } from '../liveChanges.ts';
import { historyUntil } from '../losses/lossHistory.ts';
import type { CurrentRun } from '../run/currentRun.ts';
import { freshRun } from '../run/runState.ts';
import { type Arrival, laterArrival } from './lookingBack.ts';

export class GoingBack {
  private readonly run: CurrentRun;
  private readonly tune: (keys: readonly ParamKey[]) => void;
  /** What to do when the run is back at the step that is shown. */
  private arrival: Arrival | null = null;

  constructor(run: CurrentRun, tune: (keys: readonly ParamKey[]) => void) {
    this.run = run;
    this.tune = tune;
  }

  /** The run is on its way back, and goes on from there. */
  get isUnderWay(): boolean {
    return this.arrival !== null;
  }

  /** Forgets what was to follow on arrival. */
  clear(): void {
    this.arrival = null;
  }

  /** @param changes the record to replay; without it, this run's own @returns false where there is no way */
  goTo(step: number, changes?: readonly LiveChange[]): boolean {
    if (changes || this.run.session.mode === 'poster') {
      this.run.past.clear();
      this.run.set({ ...freshRun(this.run.state.params), changes: changes ?? [] });
    }
    return this.goBack(step, []);
  }

  /** Training goes on from the step that is looked at; what came later is given up. @param moved parameters that have new values */
  goOnFromHere(goal: Arrival['goal'], moved: readonly ParamKey[] = []): void {
    const { arrival } = this;
    if (arrival === null && !this.goBack(this.run.state.snapshot?.step ?? 0, moved)) return;
    this.arrival = laterArrival(arrival, { goal, moved });
  }

  /** The run is back at the step that is shown, or will never get there. */
  arrive(): void {
    const { arrival } = this;
    const { session } = this.run;
    if (!arrival || (session.mode !== 'resting' && session.mode !== 'failed')) return;
    this.arrival = null;
    if (session.mode === 'failed') return;
    if (arrival.moved.length > 0) this.tune(arrival.moved);
    if (arrival.goal === 'play') this.run.continue();
    else if (arrival.goal !== 'rest') session.advance(arrival.goal.steps);
  }

  /** @param moved parameters that keep the values they have now */
  private goBack(step: number, moved: readonly ParamKey[]): boolean {
    const { state, past } = this.run;
    const way = wayBack(state, past.checkpoints, step);
    if (way) this.travel({ ...way, params: withMoved(way.params, state.params, moved) });
    return way !== null;
  }

  private travel({ begin, from, schedule, target, params, changes }: WayBack): void {
    const { run } = this;
    const pace = { ...run.pace, stepsPerSecond: 'max' } as const;
    if (!run.begin(begin, 'replay', { from, changes: schedule, until: target, pace })) return;
    const history = historyUntil(run.state.history, from?.step ?? 0);
    run.past.dropAfter(target);
    run.set({ params, changes, history, moments: run.past.moments, lookingBackFrom: null });
  }
}
