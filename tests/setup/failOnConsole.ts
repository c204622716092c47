/** A console warning or error fails the browser test that caused it. */
import { afterEach, beforeEach, expect, vi } from 'vitest';

beforeEach(() => {
  vi.spyOn(console, 'warn');
  vi.spyOn(console, 'error');
});

afterEach(() => {
  const said = [...vi.mocked(console.warn).mock.calls, ...vi.mocked(console.error).mock.calls].map((args) => args.join(' '));
  vi.restoreAllMocks();
  expect(said, 'console messages').toEqual([]);
});
