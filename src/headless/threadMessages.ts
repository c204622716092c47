/** The messages between the main thread and a training thread. Types only. One job at a time. */
import type { Checkpoint } from '../model/network/parameters.ts';
import type { JobEnd, JobRequest } from './trainJob.ts';

export type ThreadRequest =
  | { readonly type: 'train'; readonly job: JobRequest }
  /** Ends the job after the current chunk. */
  | { readonly type: 'stop' };

export type ThreadReport =
  | { readonly type: 'step'; readonly step: number }
  | { readonly type: 'checkpoint'; readonly checkpoint: Checkpoint }
  | { readonly type: 'end'; readonly end: JobEnd }
  /** @param message a sentence */
  | { readonly type: 'failed'; readonly message: string };
