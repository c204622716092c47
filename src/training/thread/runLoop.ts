/**
 * Multiplexes training runs: obeys commands, lets one run work for a chunk, yields, and again. Pure: the engine factory, the
 * clock and the way to yield are arguments, so a test drives it with a fake clock and the page's own thread can host it.
 */

import type { Command, RunId } from '../protocol.ts';
import { type RunPort, ThreadRun } from './threadRun.ts';

export interface LoopPort extends RunPort {
  /** Resolves after waiting messages have been received, and no sooner than `ms` from now. */
  yieldToMessages(ms: number): Promise<void>;
}

export interface RunLoop {
  /** Obeyed before the next chunk. */
  receive(command: Command): void;
}

export function createRunLoop(port: LoopPort): RunLoop {
  return new Loop(port);
}

class Loop implements RunLoop {
  private readonly port: LoopPort;
  private readonly runs = new Map<RunId, ThreadRun>();
  private readonly commands: Command[] = [];
  private turning = false;
  private turn = 0;
  private wake: () => void = () => {};

  constructor(port: LoopPort) {
    this.port = port;
  }

  receive(command: Command): void {
    this.commands.push(command);
    this.wake();
    if (!this.turning) void this.turns();
  }

  private async turns(): Promise<void> {
    this.turning = true;
    do {
      await this.obeyCommands();
      await this.nextRun()?.work();
      await this.pause();
    } while (this.commands.length > 0 || this.waitMs() < Number.POSITIVE_INFINITY);
    this.turning = false;
  }

  /** Lets messages in; until steps are due or a command comes. */
  private async pause(): Promise<void> {
    const ms = this.waitMs();
    if (ms === Number.POSITIVE_INFINITY || this.commands.length > 0) return;
    const woken = new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    await Promise.race([this.port.yieldToMessages(ms), woken]);
  }

  private waitMs(): number {
    const now = this.port.now();
    return [...this.runs.values()].reduce((least, run) => Math.min(least, run.dueIn(now)), Number.POSITIVE_INFINITY);
  }

  /** Of those with work the one of the lowest priority number that has waited longest. */
  private nextRun(): ThreadRun | undefined {
    const now = this.port.now();
    const due = [...this.runs.values()].filter((run) => run.dueIn(now) === 0);
    const next = due.sort((a, b) => a.priority - b.priority || a.servedAt - b.servedAt)[0];
    if (next) next.servedAt = ++this.turn;
    return next;
  }

  private async obeyCommands(): Promise<void> {
    for (let command = this.commands.shift(); command; command = this.commands.shift()) await this.obey(command);
  }

  private async obey(command: Command): Promise<void> {
    if (command.type === 'start') {
      this.runs.set(command.runId, new ThreadRun(this.port, command));
      return;
    }
    const run = this.runs.get(command.runId);
    if (run) await this.obeyRun(run, command);
  }

  private async obeyRun(run: ThreadRun, command: Exclude<Command, { type: 'start' }>): Promise<void> {
    switch (command.type) {
      case 'tune':
        return run.tune(command.live);
      case 'pause':
        return run.pause(command);
      case 'resume':
        return run.resume(command);
      case 'step':
        return run.step(command.steps);
      case 'recycle':
        return run.recycle(command.buffers);
      case 'arrived':
        return run.snapshotArrived();
      case 'stop':
        run.dispose();
        this.runs.delete(run.runId);
        return;
      default:
        throw new Error(`unknown command: ${command satisfies never}`);
    }
  }
}
