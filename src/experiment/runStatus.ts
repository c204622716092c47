/** Where a run stands, in the words that figures tell scripts. A file of its own: the types of the scripting module name it, and need no store's. */
export type RunStatus = 'poster' | 'starting' | 'training' | 'paused' | 'converged' | 'failed';
