/** What a worker and its client say to each other beside the protocol of runs: about the worker itself. Types only. */
import type { Capabilities } from '../engine/adapter.ts';
import type { Command, Report } from './protocol.ts';

/** What a worker is sent: about its runs, or what it could train with. */
export type WorkerRequest = Command | { readonly type: 'probe' };

/** What a worker says: of its runs, that it is there, what it could train with. */
export type WorkerMessage = Report | { readonly type: 'hello' } | { readonly type: 'capabilities'; readonly capabilities: Capabilities };
