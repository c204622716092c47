/** Turns of the message queue in a browser: ports are closed, and none is lost. */
import { expect, it, vi } from 'vitest';
import { nextTurn } from '../../src/training/yielding.ts';

it('many loops get their turns, and no port stays open', async () => {
  const open = new Set<MessagePort>();
  class CountedChannel extends MessageChannel {
    constructor() {
      super();
      const close = this.port1.close.bind(this.port1);
      open.add(this.port1);
      this.port1.close = () => {
        open.delete(this.port1);
        close();
      };
    }
  }
  vi.stubGlobal('MessageChannel', CountedChannel);
  vi.stubGlobal('setImmediate', undefined);
  const turns = Promise.all(Array.from({ length: 200 }, nextTurn));
  expect(open.size).toBe(200);
  await turns;
  expect(open.size).toBe(0);
  vi.unstubAllGlobals();
});
