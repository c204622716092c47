/** What a bundled page imports. Importing starts nothing; the first `train` or `sweep` starts the workers. */
import { provideTrainer } from './scripting/sharedTrainer.ts';
import { createInlineStarter } from './training/inlineStarter.ts';
import { createPool, pageWorkers } from './training/page/pool.ts';

export * from './scripting/public.ts';

provideTrainer(() => createPool({ size: pageWorkers(), startWorker: createInlineStarter() }));
