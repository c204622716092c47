/** Starts workers from text that travels with the program, so that no bundler needs to know of a worker's file. */
import { createWorkerStarter } from './page/startWorker.ts';
import type { StartWorker } from './port.ts';

/** The text is loaded with the first worker. */
export function createInlineStarter(): StartWorker {
  let starter: Promise<StartWorker> | null = null;
  return async (events) => {
    starter ??= startsFromText();
    return (await starter)(events);
  };
}

async function startsFromText(): Promise<StartWorker> {
  const { default: text } = await import('./thread/trainer.worker.ts?text');
  return createWorkerStarter({ url: URL.createObjectURL(new Blob([text], { type: 'text/javascript' })) });
}
