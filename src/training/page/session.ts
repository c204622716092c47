/**
 * The owner of training on the page, one for each view: configuration, last checkpoint, status, pace and recovery. What an event leads to
 * stands in `transitions.ts`, what is done about a failure in `recovery.ts`.
 */
import { mark } from '../../debug/marks.ts';
import type { LiveOptions, TrainingConfig } from '../../model/config/config.ts';
import type { Checkpoint, EngineName, Snapshot } from '../../model/network/parameters.ts';
import { assertCheckpointFits } from '../checkpoints.ts';
import type { Failure, Goal, Pace, Report } from '../protocol.ts';
import type { RunStatus } from '../runStatus.ts';
import type { Intent, RunRequest, Session, SessionListener } from '../trainer.ts';
import { ConfigChanges } from './changes.ts';
import { RetryPolicy } from './recovery.ts';
import { type Action, type Event, type Mode, statusOf, transition } from './transitions.ts';
import type { Launch, WorkerRun } from './workerRun.ts';

/** One run, over all its launches. */
interface RunRecord {
  readonly request: RunRequest;
  readonly changes: ConfigChanges;
  from: Checkpoint | undefined;
  pace: Pace;
  until: number;
  /** Steps of the newest snapshot. */
  step: number;
  /** Where the single steps asked for end. */
  restAt: number;
  /** The run has been told to forget the changes that lie ahead, and has not answered. */
  isForgetting: boolean;
  convergedCount: number;
  isShown: boolean;
  /** Why it was launched again, until the next engine is ready. */
  lost: Failure | null;
  retries: RetryPolicy;
  without: EngineName[];
  /** Training time before the present launch, and with it. */
  earlierMs: number;
  trainedMs: number;
}

/** Numbers sessions for the performance timeline. */
let sessions = 0;

export class RunSession implements Session {
  private readonly number = ++sessions;
  engine: Session['engine'] = null;
  failure: Failure | null = null;
  mode: Mode = 'poster';
  private readonly launchRun: Launch;
  private readonly listener: SessionListener;
  private isHidden = false;
  private record: RunRecord | null = null;
  private run: WorkerRun | null = null;
  /** What to tell the run once it has a place. */
  private queue: ((run: WorkerRun) => void)[] = [];
  /** Reports of earlier launches are dropped. */
  private launches = 0;
  private chosen: { readonly name: EngineName; readonly reason: string } | null = null;

  constructor(launch: Launch, listener: SessionListener) {
    this.launchRun = launch;
    this.listener = listener;
  }

  get status(): RunStatus {
    return statusOf(this.mode, this.record?.isShown ?? false);
  }

  get ended(): Session['ended'] {
    if (this.mode === 'converged') return 'converged';
    return this.mode === 'finished' ? 'steps' : null;
  }

  get convergedCount(): number {
    return this.record?.convergedCount ?? 0;
  }

  get step(): number {
    return this.record?.step ?? 0;
  }

  get config(): TrainingConfig | null {
    return this.record?.changes.current ?? null;
  }

  begin(request: RunRequest, intent: Intent): void {
    if (request.from) assertCheckpointFits(request.config, request.from);
    this.record = recordOf(request);
    this.failure = null;
    this.handle(intent);
  }

  play(): void {
    this.handle('play');
  }

  pause(): void {
    this.handle('pause');
  }

  advance(steps: number): void {
    this.handle('step', steps);
  }

  hide(): void {
    this.isHidden = true;
    this.handle('hide');
  }

  show(): void {
    this.isHidden = false;
    this.handle('show');
  }

  tune(live: LiveOptions): void {
    this.record?.changes.add(live);
    this.tell((run) => run.tune(live));
  }

  setPace(pace: Pace): void {
    if (!this.record) return;
    this.record.pace = pace;
    if (this.mode === 'training') this.resume(this.record);
  }

  setUntil(until: number): void {
    if (!this.record) return;
    this.record.until = until;
    if (this.mode === 'training') this.resume(this.record);
  }

  recycle(snapshot: Snapshot): void {
    this.run?.recycle(snapshot);
  }

  close(): void {
    this.handle('close');
  }

  private handle(event: Event, steps = 0): void {
    const next = transition(this.mode, event, this.isHidden);
    if (!next) return;
    this.mode = next.mode;
    for (const action of next.actions) this.act(action, steps);
    if (event !== 'close') this.listener({ type: 'changed' });
  }

  private act(action: Action, steps: number): void {
    const { record } = this;
    if (!record) return;
    switch (action) {
      case 'launch':
        this.launch(record);
        break;
      case 'relaunch':
        this.tryAgain(record);
        break;
      case 'resume':
        this.resume(record);
        break;
      case 'pause':
        record.restAt = 0;
        this.tell((run) => run.pause());
        break;
      case 'abandon':
        record.restAt = 0;
        record.isForgetting = true;
        this.tell((run) => run.pause({ forgetChanges: true }));
        break;
      case 'step':
        record.restAt = Math.max(record.restAt, record.step) + steps;
        this.tell((run) => run.step(steps));
        break;
      case 'forget':
        this.forget(record, record.step);
        break;
      case 'stop':
        this.stop();
        break;
      default:
        throw new Error(`unknown action: ${action satisfies never}`);
    }
  }

  /** The reader asks for it: what had been tried before no longer counts. */
  private tryAgain(record: RunRecord): void {
    record.retries = new RetryPolicy();
    record.without = [];
    record.isShown = false;
    this.failure = null;
    this.relaunch(record);
  }

  private relaunch(record: RunRecord): void {
    if (record.isForgetting) this.forget(record, record.step);
    const { restAt, step: before } = record;
    record.step = record.from?.step ?? 0;
    record.earlierMs = record.trainedMs;
    this.launch(record, before);
    if (restAt > record.step && this.mode === 'resting') this.tell((run) => run.step(restAt - record.step));
    this.listener({ type: 'steppedBack', step: record.step });
  }

  /** @param reached the last step the run is known to have reached */
  private launch(record: RunRecord, reached = record.step): void {
    this.stop();
    const launch = this.launches;
    const { request, changes, from, pace, without } = record;
    const { engine, priority = 0 } = request;
    const paused = this.mode !== 'training' && this.mode !== 'replaying';
    this.launchRun(
      {
        config: changes.base,
        changes: changes.repeat(Math.max(reached, from?.step ?? 0)),
        engine,
        without: [...without],
        from,
        pace,
        priority,
        paused,
        watchesConvergence: request.untilConverged === true,
        ...this.goal(record),
      },
      {
        onPlaced: (run, name, reason) => {
          if (launch === this.launches) this.place(run, { name, reason });
          else run.stop();
        },
        onReport: (report) => {
          if (launch === this.launches) this.receive(record, report);
        },
      },
    );
  }

  private place(run: WorkerRun, chosen: { readonly name: EngineName; readonly reason: string }): void {
    this.run = run;
    this.chosen = chosen;
    for (const act of this.queue.splice(0)) act(run);
  }

  private stop(): void {
    this.launches++;
    this.run?.stop();
    this.run = null;
    this.chosen = null;
    this.queue = [];
  }

  private tell(act: (run: WorkerRun) => void): void {
    if (this.run) act(this.run);
    else this.queue.push(act);
  }

  private resume(record: RunRecord): void {
    const { pace } = record;
    this.tell((run) => run.resume({ pace, ...this.goal(record) }));
  }

  private goal({ until, request }: RunRecord): Goal {
    return { until, untilConverged: request.untilConverged === true && this.mode !== 'replaying' };
  }

  private receive(record: RunRecord, report: Report): void {
    switch (report.type) {
      case 'ready':
        this.becameReady(record);
        break;
      case 'snapshot':
        this.arrived(record, report);
        break;
      case 'checkpoint':
        record.from = report.checkpoint;
        record.changes.passed(report.checkpoint.step);
        this.listener({ type: 'checkpoint', checkpoint: report.checkpoint });
        break;
      case 'tuned':
        if (record.changes.take(report.step)) this.listener({ type: 'tuned', step: report.step });
        return;
      case 'forgotten':
        this.forget(record, report.step);
        break;
      case 'done':
        this.handle(report.converged ? 'converged' : 'reachedEnd');
        break;
      case 'failed':
        this.recover(record, report.failure);
        break;
      default:
        throw new Error(`unknown report: ${report satisfies never}`);
    }
  }

  private forget(record: RunRecord, step: number): void {
    record.isForgetting = false;
    record.changes.forget();
    this.listener({ type: 'abandoned', step });
  }

  private becameReady(record: RunRecord): void {
    this.engine = this.chosen;
    const { name = 'none', reason = '' } = this.chosen ?? {};
    mark('ready', { run: this.number, engine: name, reason, configuration: inShort(record.changes.current) });
    this.failure = record.lost;
    record.lost = null;
    this.listener({ type: 'changed' });
  }

  private arrived(record: RunRecord, { snapshot, convergedCount }: Extract<Report, { type: 'snapshot' }>): void {
    mark('snapshot', { run: this.number, step: snapshot.step });
    record.isShown = true;
    record.step = snapshot.step;
    record.convergedCount = convergedCount;
    record.trainedMs = record.earlierMs + snapshot.elapsedMs;
    this.listener({ type: 'snapshot', snapshot: { ...snapshot, elapsedMs: record.trainedMs } });
  }

  private recover(record: RunRecord, failure: Failure): void {
    const { name } = this.chosen ?? { name: null };
    const { strict = false, engine } = record.request;
    const recovery = record.retries.recover(failure.kind, name, strict && engine !== 'auto', record.trainedMs - record.earlierMs);
    if (recovery === 'give-up') {
      this.failure = failure;
      this.handle('failed');
      return;
    }
    if (recovery === 'elsewhere' && name) record.without.push(name);
    record.lost ??= failure;
    this.relaunch(record);
  }
}

function recordOf(request: RunRequest): RunRecord {
  const { config, changes, from, pace, until = config.steps } = request;
  return {
    request,
    changes: new ConfigChanges(config, changes),
    from,
    pace,
    until,
    step: from?.step ?? 0,
    restAt: 0,
    isForgetting: false,
    convergedCount: 0,
    isShown: false,
    lost: null,
    retries: new RetryPolicy(),
    without: [],
    earlierMs: 0,
    trainedMs: 0,
  };
}

/** For the performance timeline: of the instances their number, and what the first has of single values. */
function inShort({ instances, ...run }: TrainingConfig): string {
  const [first] = instances;
  return `${instances.length} × ${JSON.stringify({ ...run, seed: first?.seed, learningRate: first?.learningRate })}`;
}
