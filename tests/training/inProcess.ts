/** Workers without threads: the real run loop and the reference engine behind the port a real worker would have. For tests in Node. */
import type { Capabilities } from '../../src/engine/capabilities.ts';
import { EngineError } from '../../src/engine/engine.ts';
import { createReferenceEngine } from '../../src/engine/reference.ts';
import type { PortEvents, StartWorker, Transport } from '../../src/training/port.ts';
import type { Command } from '../../src/training/protocol.ts';
import { type ShellHost, startShell } from '../../src/training/thread/shell.ts';
import type { Intent, RunRequest, Session, SessionEvent, SessionListener, Trainer } from '../../src/training/trainer.ts';

export interface InProcessWorker {
  /** Of its runs. */
  readonly requests: Command[];
  ended: boolean;
  /** It neither hears nor says anything any more. */
  hangs: boolean;
  crash(): void;
}

const NO_ADAPTER: Capabilities = { wasmSimd: false, secureContext: true, adapter: null };

const createInProcess: ShellHost['createEngine'] = async (name, config, from) => {
  if (name === 'webgpu') throw new EngineError('no-webgpu', 'not in Node');
  return createReferenceEngine(config, from);
};

/** @param workers every worker that was started is added here */
export function inProcessStarter(workers: InProcessWorker[], kind: Transport = 'url', capabilities = NO_ADAPTER): StartWorker {
  return async (events: PortEvents) => {
    const worker: InProcessWorker = {
      requests: [],
      ended: false,
      hangs: false,
      crash: () => {
        worker.ended = true;
        events.onCrash('crashed in a test');
      },
    };
    workers.push(worker);
    const receive = startShell({
      createEngine: createInProcess,
      probe: async () => capabilities,
      post: (message) => {
        if (!worker.ended && !worker.hangs) events.onMessage(structuredClone(message));
      },
    });
    return {
      kind,
      post: (request) => {
        const copy = structuredClone(request);
        if ('runId' in copy) worker.requests.push(copy);
        if (!worker.ended && !worker.hangs) receive(copy);
      },
      end: () => {
        worker.ended = true;
      },
    };
  };
}

/** A session and all it has said. */
export interface Watched {
  readonly session: Session;
  readonly events: readonly SessionEvent[];
  /** Resolves once this holds; looked at after each event. */
  until(holds: (session: Session) => boolean): Promise<void>;
  /** Resolves with the first event for which this holds, past or future. */
  untilEvent<T extends SessionEvent['type']>(
    type: T,
    holds?: (event: Extract<SessionEvent, { type: T }>) => boolean,
  ): Promise<Extract<SessionEvent, { type: T }>>;
  untilEnd(): Promise<void>;
  snapshotSteps(): number[];
  lastWeights(): Float32Array | undefined;
}

/** @param hear also told of every event */
export function watch(trainer: Pick<Trainer, 'open'>, hear: SessionListener = () => {}): Watched {
  const events: SessionEvent[] = [];
  let woken = () => {};
  let next = new Promise<void>((resolve) => {
    woken = resolve;
  });
  const session = trainer.open((event) => {
    events.push(event);
    hear(event);
    woken();
    next = new Promise<void>((resolve) => {
      woken = resolve;
    });
  });
  const until = async (holds: (now: Session) => boolean) => {
    while (!holds(session)) await next;
  };
  const snapshots = () => events.flatMap((event) => (event.type === 'snapshot' ? [event.snapshot] : []));
  return {
    session,
    events,
    until,
    untilEvent: async (type, holds = () => true) => {
      for (;;) {
        for (const event of events) if (isOfType(event, type) && holds(event)) return event;
        await next;
      }
    },
    untilEnd: () => until(({ ended }) => ended !== null),
    snapshotSteps: () => snapshots().map(({ step }) => step),
    lastWeights: () => snapshots().at(-1)?.W,
  };
}

/** A session that trains. */
export function training(trainer: Pick<Trainer, 'open'>, request: RunRequest, intent: Intent = 'train'): Watched {
  const watched = watch(trainer);
  watched.session.begin(request, intent);
  return watched;
}

function isOfType<T extends SessionEvent['type']>(event: SessionEvent, type: T): event is Extract<SessionEvent, { type: T }> {
  return event.type === type;
}
