/** One model a density, the coarse picture first, as many side by side as there are workers. No React. */
import type { ModelView } from '../../charts/view.ts';
import type { OwnRuns, OwnState, OwnTrainer } from '../../figure/own/ownRuns.ts';
import { RunGroup } from '../../figure/own/runGroup.ts';
import { resolveConfig } from '../../model/config/checkConfig.ts';
import { instanceWeights, type Snapshot } from '../../model/network/parameters.ts';
import { DENSITIES, ORDER, trainingAt } from './densities.ts';
import type { UniformSettings } from './settings.ts';

export interface DensityModel {
  readonly model: ModelView;
  /** Its training has ended. */
  readonly isFinished: boolean;
}

export interface UniformState extends OwnState {
  /** [density]; null before the first snapshot. */
  readonly models: readonly (DensityModel | null)[];
}

const PACE = { stepsPerSecond: 'max', snapshots: { everyMs: 250 } } as const;

export class UniformRuns implements OwnRuns<UniformState> {
  private readonly trainer: OwnTrainer;
  private readonly settings: UniformSettings;
  private group: RunGroup;
  private current: UniformState | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(trainer: OwnTrainer, settings: UniformSettings) {
    this.trainer = trainer;
    this.settings = settings;
    this.group = this.newGroup();
  }

  readonly state = (): UniformState => {
    this.current ??= this.read();
    return this.current;
  };

  readonly subscribe = (changed: () => void): (() => void) => {
    this.listeners.add(changed);
    return () => this.listeners.delete(changed);
  };

  readonly play = (): void => this.group.play();
  readonly pause = (): void => this.group.pause();
  readonly step = (steps = 1): void => this.group.step(steps);

  readonly restart = (): void => {
    this.group.dispose();
    this.group = this.newGroup();
    this.group.play();
  };

  dispose(): void {
    this.group.dispose();
    this.listeners.clear();
  }

  private newGroup(): RunGroup {
    const configs = ORDER.map((density) => resolveConfig(trainingAt(this.settings, density)));
    return new RunGroup(this.trainer, { configs, pace: PACE, onChange: () => this.changed() });
  }

  private changed(): void {
    this.current = null;
    for (const listener of this.listeners) listener();
  }

  private read(): UniformState {
    const { status, isDone, failure, snapshots, finished } = this.group;
    const models = DENSITIES.map((density) => {
      const at = ORDER.indexOf(density);
      const snapshot = snapshots[at];
      return snapshot ? { model: modelOf(snapshot), isFinished: finished[at] ?? false } : null;
    });
    const step = snapshots.reduce((sum, snapshot) => sum + (snapshot?.step ?? 0), 0);
    return { models, status, isDone, step, problem: failure && this.trainer.describeFailure(failure) };
  }
}

const models = new WeakMap<Snapshot, ModelView>();

/** The same object for the same snapshot, since its measures are kept with it. */
function modelOf(snapshot: Snapshot): ModelView {
  const known = models.get(snapshot);
  if (known) return known;
  const { nFeatures, nHidden } = snapshot;
  const model = { ...instanceWeights(snapshot, snapshot, 0), nFeatures, nHidden, selectedFeature: null };
  models.set(snapshot, model);
  return model;
}
