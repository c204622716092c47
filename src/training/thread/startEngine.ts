/** What the run loop asks of an engine factory. Types only; the factory itself is `engineLadder.ts`, a test brings its own. */
import type { Engine } from '../../engine/engine.ts';
import type { TrainingConfig } from '../../model/config/config.ts';
import type { Checkpoint, EngineName } from '../../model/network/parameters.ts';
import type { Failure } from '../protocol.ts';

export interface EngineRequest {
  readonly engine: EngineName;
  readonly reason: string;
  readonly strict: boolean;
  readonly config: TrainingConfig;
  readonly from: Checkpoint | undefined;
  /** Engines that have already failed this run. */
  readonly without: readonly EngineName[];
}

export interface StartedEngine {
  readonly engine: Engine;
  /** A sentence for the reader: why this one. */
  readonly reason: string;
  /** Why the asked-for engine is not there; null when it is. */
  readonly fallback: Failure | null;
}

/** Rejects with an EngineError or ConfigError where no engine can be had. */
export type StartEngine = (request: EngineRequest) => Promise<StartedEngine>;
