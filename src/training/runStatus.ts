/** Where a run, a map or a figure stands: the words that figures show and scripts read. Types only, and nothing else: public declarations name it. */

/** A run at its last step is `paused`, or `converged` where its models have settled. */
export type RunStatus = 'poster' | 'starting' | 'training' | 'paused' | 'converged' | 'failed';
