/** What runs in a training worker of any kind: binds the run loop to messages, the clock and the engines. Nothing is decided here. */
import type { Capabilities } from '../../engine/capabilities.ts';
import type { createEngine } from '../../engine/createEngine.ts';
import { toFailure } from '../failure.ts';
import type { WorkerMessage, WorkerRequest } from '../protocol.ts';
import { snapshotBuffers, wholeBuffers } from '../snapshotBuffers.ts';
import { createYield, nextTurn } from '../yielding.ts';
import { createRunLoop } from './runLoop.ts';

export interface ShellHost {
  readonly createEngine: typeof createEngine;
  /** Never rejects. */
  probe(): Promise<Capabilities>;
  /** @param transfer memory that is not used here any more */
  post(message: WorkerMessage, transfer: ArrayBuffer[]): void;
}

/** Announces the worker. @returns what handles each request */
export function startShell({ createEngine, probe, post }: ShellHost): (request: WorkerRequest) => void {
  let probed: Promise<Capabilities> | null = null;
  const loop = createRunLoop({
    createEngine,
    emit: (message) => post(message, [...ownedBuffers(message)]),
    now: () => performance.now(),
    yieldToMessages: createYield(),
  });
  post({ type: 'hello' }, []);
  return (request) => {
    if (request.type === 'ping') return post({ type: 'pong' }, []);
    if (request.type === 'judge') return void judge(request).then((answer) => post(answer, []));
    if (request.type !== 'probe') return loop.receive(request);
    probed ??= probe();
    void probed.then((capabilities) => post({ type: 'capabilities', capabilities }, []));
  };
}

async function judge({ ticket, order }: Extract<WorkerRequest, { type: 'judge' }>): Promise<WorkerMessage> {
  try {
    const { judgeModels } = await import('../../engine/exactTools.ts');
    return { type: 'judged', ticket, losses: await judgeModels(order, nextTurn) };
  } catch (error) {
    return { type: 'notJudged', ticket, failure: toFailure(error) };
  }
}

function ownedBuffers(message: WorkerMessage): readonly ArrayBuffer[] {
  if (message.type === 'snapshot') return snapshotBuffers(message.snapshot);
  return message.type === 'checkpoint' ? wholeBuffers([message.checkpoint.state]) : [];
}
