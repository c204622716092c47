/** What Node imports: scripts as in a page, on all cores. Importing starts nothing; the first `train` or `sweep` starts the threads. */
import { createNodePool } from './headless/nodePool.ts';
import { provideTrainer } from './scripting/sharedTrainer.ts';

export * from './scripting/public.ts';

provideTrainer(createNodePool);
