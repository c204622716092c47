/**
 * Submissions keep a device busy without being far ahead of it, whatever a step takes and however slowly the browser answers. Fake
 * devices here take their steps one after another and are looked at now and then; time stands still but for them.
 */
import { describe, expect, it } from 'vitest';
import { type StepDevice, Submissions } from '../../../src/engine/webgpu/submissions.ts';
import { ChunkSize } from '../../../src/training/chunkSize.ts';

interface Work {
  readonly steps: number;
  readonly submitted: number;
  readonly done: number;
  readonly answer: () => void;
}

class FakeDevice implements StepDevice {
  /** Steps of each submission. */
  readonly sizes: number[] = [];
  /** Most ms of work that the device had before it. */
  mostAhead = 0;
  msPerStep: number;
  private readonly lookMs: number;
  private time = 0;
  private freeAt = 0;
  private work: Work[] = [];

  /** @param lookMs the browser looks for finished work at multiples of it */
  constructor(msPerStep: number, lookMs: number) {
    this.msPerStep = msPerStep;
    this.lookMs = lookMs;
  }

  /** Submissions that are not known to be done. */
  get underWay(): number {
    return this.work.length;
  }

  now(): number {
    return this.time;
  }

  submit(steps: number): Promise<void> {
    this.sizes.push(steps);
    this.freeAt = Math.max(this.freeAt, this.time) + steps * this.msPerStep;
    this.mostAhead = Math.max(this.mostAhead, this.freeAt - this.time);
    return new Promise((answer) => this.work.push({ steps, submitted: this.time, done: this.freeAt, answer }));
  }

  /** The next look at finished work. */
  look(): void {
    this.time = (Math.floor(this.time / this.lookMs + 1e-9) + 1) * this.lookMs;
    for (const { answer } of this.work.filter(({ done }) => done <= this.time)) answer();
    this.work = this.work.filter(({ done }) => done > this.time);
  }
}

/** Lets all that follows from answers happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** @returns share of the time, after `warmUpMs`, in which the device trained */
async function busyShare(device: FakeDevice, submissions: Submissions, msPerStep: number, ms: number, warmUpMs: number): Promise<number> {
  const endless = submissions.take(Number.POSITIVE_INFINITY);
  endless.catch(() => {});
  const stepsNow = () => device.sizes.reduce((sum, steps) => sum + steps, 0);
  let [steps, since] = [0, 0];
  while (device.now() < ms) {
    device.look();
    await settle();
    if (device.now() <= warmUpMs) [steps, since] = [stepsNow(), device.now()];
  }
  return ((stepsNow() - steps) * msPerStep) / (device.now() - since);
}

function pacing(device: StepDevice, answerMs: number): Submissions {
  return new Submissions(device, { most: 4096, targetMs: 4, answerMs });
}

const LOOKS = { Chromium: 2.5, 'a quick browser': 0.25, Firefox: 100 } as const;

describe.each(Object.entries(LOOKS))('%s, which looks for finished work every %d ms', (_, lookMs) => {
  it.each([0.002, 0.05, 1, 7])('keeps a device busy whose steps take %d ms, hardly ahead of it', async (msPerStep) => {
    const device = new FakeDevice(msPerStep, lookMs);
    const submissions = pacing(device, lookMs);
    expect(await busyShare(device, submissions, msPerStep, 4000, 2000)).toBeGreaterThan(0.9);
    const submissionMs = Math.max(...device.sizes.slice(-5)) * msPerStep;
    expect(submissionMs).toBeLessThanOrEqual(Math.max(5, msPerStep));
  });

  it('never has a slow device more than one step ahead', async () => {
    const device = new FakeDevice(300, lookMs);
    const submissions = pacing(device, lookMs);
    await busyShare(device, submissions, 300, 6000, 0);
    expect(device.mostAhead).toBeLessThanOrEqual(300);
    expect(new Set(device.sizes)).toEqual(new Set([1]));
  });
});

it('stays about 16 ms ahead of a device once it knows it, beside what an answer takes', async () => {
  for (const lookMs of [0.25, 2.5, 100]) {
    const device = new FakeDevice(0.01, lookMs);
    const submissions = pacing(device, lookMs);
    await busyShare(device, submissions, 0.01, 3000, 0);
    device.mostAhead = 0;
    for (let looks = 0; looks < 50; looks++) {
      device.look();
      await settle();
    }
    expect(device.mostAhead).toBeLessThanOrEqual(16 + lookMs + 8);
  }
});

it('keeps the pace in chunks that are as long as they seem to take', async () => {
  const device = new FakeDevice(0.02, 100);
  const submissions = pacing(device, 100);
  const chunk = new ChunkSize(12);
  let stopped = false;
  const training = async () => {
    while (!stopped) {
      const [steps, start] = [chunk.steps, device.now()];
      await submissions.take(steps);
      chunk.record(steps, device.now() - start);
    }
  };
  void training();
  const stepsNow = () => device.sizes.reduce((sum, steps) => sum + steps, 0);
  let early = 0;
  for (let look = 1; look <= 60; look++) {
    device.look();
    await settle();
    if (look === 30) early = stepsNow();
  }
  stopped = true;
  expect((stepsNow() - early) * 0.02).toBeGreaterThan(0.9 * 30 * 100);
});

it('has more under way than the submission it waits for', async () => {
  const device = new FakeDevice(0.01, 2.5);
  const submissions = pacing(device, 2.5);
  await busyShare(device, submissions, 0.01, 500, 0);
  for (let look = 0; look < 20; look++) {
    device.look();
    expect(device.underWay).toBeGreaterThan(0);
    await settle();
    expect(device.underWay).toBeGreaterThan(2);
  }
});

it('shortens submissions when steps become slow, at once where it is told', async () => {
  for (const [told, looks] of [
    [false, 1200],
    [true, 150],
  ] as const) {
    const device = new FakeDevice(0.01, 2.5);
    const submissions = pacing(device, 2.5);
    await busyShare(device, submissions, 0.01, 500, 0);
    device.msPerStep = 0.3;
    if (told) submissions.stepsChange();
    for (let look = 0; look < looks; look++) {
      device.look();
      await settle();
    }
    expect(Math.max(...device.sizes.slice(-4))).toBeLessThanOrEqual(20);
  }
});

it('returns when steps are submitted, and counts the time in which some were under way', async () => {
  const device = new FakeDevice(1, 2.5);
  const submissions = pacing(device, 0);
  await submissions.take(1);
  expect([device.sizes, submissions.busyMs]).toEqual([[1], 0]);
  device.look();
  await settle();
  device.look();
  expect(submissions.busyMs).toBe(2.5);
});

describe('a device that fails', () => {
  const failing: StepDevice = { submit: () => Promise.reject(new Error('lost')), now: () => 0 };

  it('fails the training that waits for it', async () => {
    await expect(pacing(failing, 0).take(10_000)).rejects.toThrow('lost');
  });

  it('fails whatever comes after steps that were not waited for', async () => {
    const submissions = pacing(failing, 0);
    await submissions.take(1);
    await settle();
    expect(() => submissions.check()).toThrow('lost');
    await expect(submissions.take(1)).rejects.toThrow('lost');
  });
});
