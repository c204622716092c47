/** The browser that the tests drive has what they need. */
import { expect, it } from 'vitest';

it('has a software WebGPU adapter', async () => {
  const adapter = await navigator.gpu.requestAdapter();
  expect(adapter).not.toBeNull();
});
