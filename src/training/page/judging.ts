/** Judgements that a worker has been asked for. */
import { EngineError } from '../../engine/engine.ts';
import type { Failure, WorkerMessage } from '../protocol.ts';

interface Asked {
  resolve(losses: readonly number[]): void;
  reject(error: unknown): void;
}

export class Judgements {
  private readonly asked = new Map<number, Asked>();
  private lastTicket = 0;

  get count(): number {
    return this.asked.size;
  }

  /** @param send tells the worker, with the ticket of the answer */
  ask(send: (ticket: number) => void): Promise<readonly number[]> {
    const ticket = ++this.lastTicket;
    return new Promise((resolve, reject) => {
      this.asked.set(ticket, { resolve, reject });
      send(ticket);
    });
  }

  receive(message: Extract<WorkerMessage, { type: 'judged' | 'notJudged' }>): void {
    const asked = this.asked.get(message.ticket);
    this.asked.delete(message.ticket);
    if (message.type === 'judged') asked?.resolve(message.losses);
    else asked?.reject(asError(message.failure));
  }

  /** No answer will come. */
  lose(failure: Failure): void {
    for (const { reject } of this.asked.values()) reject(asError(failure));
    this.asked.clear();
  }
}

function asError({ kind, detail }: Failure): EngineError {
  return new EngineError(kind, detail);
}
