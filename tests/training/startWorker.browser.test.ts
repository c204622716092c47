/** How workers start, and the pool with real workers, in a real browser. From foreign and sandboxed pages: tests/e2e/scripting. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createPagePool, siteStarter } from '../../src/training/page/pagePool.ts';
import { createWorkerStarter, type StartOptions } from '../../src/training/page/startWorker.ts';
import type { WorkerPort } from '../../src/training/port.ts';
import type { WorkerMessage } from '../../src/training/protocol.ts';
import { createYield } from '../../src/training/yielding.ts';
import { config, FULL_SPEED } from './fakeLoop.ts';
import { training, watch } from './inProcess.ts';

const NO_WORKER = new URL('/there-is-no-worker.js', location.href).href;
const scriptUrl = (text: string) => `data:text/javascript,${encodeURIComponent(text)}`;

async function started(options?: StartOptions) {
  const messages: WorkerMessage[] = [];
  let crashed = (_detail: string) => {};
  const crash = new Promise<string>((resolve) => {
    crashed = resolve;
  });
  const port: WorkerPort = await (options ? createWorkerStarter(options) : siteStarter())({
    onMessage: (m) => messages.push(m),
    onCrash: crashed,
  });
  onTestFinished(() => port.end());
  return { port, messages, crash };
}

it('a worker of our own origin is started by its address', async () => {
  const { port, messages } = await started();
  expect(port.kind).toBe('url');
  port.post({ type: 'probe' });
  await expect.poll(() => messages.map((m) => m.type)).toEqual(['capabilities']);
});

it('an address of another origin goes through a data: module', async () => {
  const { port } = await started({ url: scriptUrl('postMessage({ type: "hello" })') });
  expect(port.kind).toBe('data');
});

it.each([
  ['does not exist', NO_WORKER, 5000],
  ['never says hello', scriptUrl('setInterval(() => {}, 1000)'), 200],
  ['throws', scriptUrl('throw new Error("at start")'), 5000],
])('where the worker %s, training is on the page’s own thread', async (_, url, helloMs) => {
  const { port } = await started({ url, helloMs });
  expect(port.kind).toBe('page');
});

it('tries again to load a worker once the network may be back, and not before', async () => {
  let tried = 0;
  class CountedWorker extends Worker {
    constructor(...options: ConstructorParameters<typeof Worker>) {
      super(...options);
      tried++;
    }
  }
  vi.stubGlobal('Worker', CountedWorker);
  onTestFinished(() => void vi.unstubAllGlobals());
  let ms = 0;
  const start = createWorkerStarter({ url: NO_WORKER, now: () => ms });
  const triedAt: number[] = [];
  for (ms of [0, 1000, 60_000]) {
    const port = await start({ onMessage: () => {}, onCrash: () => {} });
    port.end();
    triedAt.push(tried);
  }
  expect(triedAt).toEqual([2, 2, 4]);
});

/** As where a policy forbids it and the browser does not tell: nothing happens, ever. */
class SilentWorker extends EventTarget {
  postMessage() {}
  terminate() {}
}

describe('a worker of our own origin that is silent', () => {
  const start = async (answer: () => Promise<Response>) => {
    vi.stubGlobal('fetch', answer);
    vi.stubGlobal('Worker', SilentWorker);
    onTestFinished(() => void vi.unstubAllGlobals());
    const startWorker = createWorkerStarter({ url: NO_WORKER, helloMs: 600_000, doubtMs: 20 });
    return startWorker({ onMessage: () => {}, onCrash: () => {} });
  };

  it('is given up once the page has its script', async () => {
    expect((await start(async () => new Response('postMessage(0)'))).kind).toBe('page');
  });

  it.each([
    ['does not come', () => new Promise<Response>(() => {})],
    ['is not found', async () => new Response('', { status: 404 })],
    ['may not be read', () => Promise.reject(new TypeError('refused'))],
  ])('is waited for while its script %s', async (_, answer) => {
    const asked = vi.fn(answer);
    const port = start(asked);
    await expect.poll(() => asked.mock.calls.length).toBe(1);
    const still = new Promise((resolve) => setTimeout(resolve, 200, 'waiting'));
    expect(await Promise.race([port, still])).toBe('waiting');
  });
});

describe('a data: worker that is silent', () => {
  const start = async (options: Partial<StartOptions>) => {
    const { port } = await started({ url: scriptUrl('setInterval(() => {}, 1000)'), helloMs: 600_000, doubtMs: 50, ...options });
    return port.kind;
  };

  it('is given up where an empty one is silent too', async () => {
    vi.stubGlobal('Worker', SilentWorker);
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(await start({})).toBe('page');
  });

  it('is waited for where an empty one answers: its script may be on the way', async () => {
    const slow = scriptUrl('setTimeout(() => postMessage({ type: "hello" }), 3000)');
    expect(await start({ url: slow, doubtMs: 1000 })).toBe('data');
  });

  it('is given up where an empty one is refused', async () => {
    class RefusedWorker extends SilentWorker {
      set onerror(refuse: () => void) {
        queueMicrotask(refuse);
      }
    }
    const kinds = [SilentWorker, RefusedWorker];
    vi.stubGlobal('Worker', function next() {
      const Kind = kinds.shift() ?? SilentWorker;
      return new Kind();
    });
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(await start({})).toBe('page');
  });
});

it('a worker that throws later is told as crashed', async () => {
  const { crash } = await started({ url: scriptUrl('postMessage({ type: "hello" }); setTimeout(() => { throw new Error("later") }, 50)') });
  expect(await crash).toContain('later');
});

it.each(['url', 'page'] as const)('the pool trains by %s to the last step, with memory going back and forth', async (kind) => {
  const startWorker = kind === 'page' ? createWorkerStarter({ url: NO_WORKER }) : siteStarter();
  const trainer = createPagePool({ size: 1, startWorker });
  onTestFinished(() => trainer.dispose());
  const watched = watch(trainer, (event) => {
    if (event.type === 'snapshot' && event.snapshot.step < 300) watched.session.recycle(event.snapshot);
  });
  const pace = { stepsPerSecond: 'max', snapshots: { everySteps: 10 } } as const;
  watched.session.begin({ config: config({ steps: 300, batchSize: 64 }), engine: 'auto', pace }, 'train');
  await watched.untilEnd();
  expect(watched.session.step).toBe(300);
  expect(watched.snapshotSteps().at(-1)).toBe(300);
});

it('two real workers share 32 models', async () => {
  const trainer = createPagePool({ size: 2 });
  onTestFinished(() => trainer.dispose());
  const shape = { steps: 120, nInstances: 32, batchSize: 64 };
  const request = { config: config(shape), engine: 'cpu', pace: FULL_SPEED } as const;
  const shared = training(trainer, request);
  await shared.untilEnd();
  expect(shared.session.engine?.reason).toContain('2 workers share them');
  const single = createPagePool({ size: 1 });
  onTestFinished(() => single.dispose());
  const alone = training(single, request);
  await alone.untilEnd();
  expect(shared.lastWeights()).toEqual(alone.lastWeights());
});

it.each([0, 50])('yielding lets messages in, after %d yields that were given up', async (givenUp) => {
  const yieldToMessages = createYield();
  let received = false;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    received = true;
  };
  for (let i = 0; i < givenUp; i++) void yieldToMessages(0);
  port2.postMessage(null);
  await yieldToMessages(0);
  await yieldToMessages(0);
  expect(received).toBe(true);
});

it('yielding keeps to a wait', async () => {
  const before = performance.now();
  await createYield()(40);
  expect(performance.now() - before).toBeGreaterThanOrEqual(39);
});
