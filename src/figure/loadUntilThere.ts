/** Code that is loaded when it is needed, and again when the network is back. */

/** @param failed called after each attempt that came to nothing @returns once it is there */
export async function loadUntilThere<Code>(load: () => Promise<Code>, failed: () => void): Promise<Code> {
  for (;;) {
    try {
      return await load();
    } catch {
      failed();
      await networkIsBack();
    }
  }
}

function networkIsBack(): Promise<void> {
  return new Promise((resolve) => window.addEventListener('online', () => resolve(), { once: true }));
}
