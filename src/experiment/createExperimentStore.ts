/**
 * The store of one experiment: its state and actions. The trainer, the frame and the clock are arguments: importing
 * this starts nothing, creating a store starts no run, and a test needs neither worker nor browser.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { RANGES } from '../model/config/config.ts';
import { type Problem, problem } from '../model/config/problem.ts';
import { mergeProblems } from '../params/parameterEdits.ts';
import type { Params } from '../params/params.ts';
import { INITIAL_PARAMS } from '../params/paramValues.ts';
import type { ExperimentActions, ExperimentState, ExperimentStore } from './experiment.ts';
import { ParameterEditor } from './parameterEditor.ts';
import { ExperimentRun } from './run/experimentRun.ts';
import { pageFrames } from './run/frames.ts';
import { type ExperimentTrainer, freshRun, type RunOptions } from './run/runState.ts';

export interface ExperimentOptions extends Pick<RunOptions, 'describeFailure'>, Partial<Omit<RunOptions, 'describeFailure'>> {
  /** The parameters `reset` restores: a figure's own preset; else the table's defaults. */
  readonly defaults?: Params;
  /** Problems with the address that gave `initial`. */
  readonly problems?: readonly Problem[];
}

export function createExperimentStore(trainer: ExperimentTrainer, initial: Params, options: ExperimentOptions): ExperimentStore {
  const store = createStore<ExperimentState>(() => initialState(initial, options.problems));
  const now = options.now ?? (() => performance.now());
  const frame = options.frame ?? pageFrames.onUpdate;
  const run = new ExperimentRun(trainer, store, { frame, now, describeFailure: options.describeFailure });
  const editor = new ParameterEditor(store, run, now);
  return { ...store, actions: createActions(store, run, editor, options.defaults ?? INITIAL_PARAMS) };
}

/** An experiment before its first run. @param problems with the address that gave `params` */
export function initialState(params: Params, problems: readonly Problem[] = []): ExperimentState {
  return {
    params,
    ...freshRun(params),
    given: null,
    status: 'poster',
    ended: null,
    convergedCount: 0,
    engine: null,
    snapshot: null,
    stepsPerSecond: 0,
    judgedLoss: [],
    best: 0,
    bestBefore: null,
    chosen: null,
    camera: null,
    selectedFeature: null,
    problems,
    notice: null,
    canUndo: false,
  };
}

function createActions(store: StoreApi<ExperimentState>, run: ExperimentRun, editor: ParameterEditor, defaults: Params): ExperimentActions {
  return {
    setParam: (key, value) => editor.edit({ [key]: value }, key),
    setParams: (values) => editor.editAtOnce(values),
    commit: () => editor.commit(),
    play: () => run.play(),
    pause: () => run.pause(),
    step: (steps = 1) => takeSteps(store, run, steps),
    restart: () => run.restart(),
    goTo: (step, changes) => run.goTo(Math.max(0, Math.trunc(step)), changes),
    lookAt: (step) => run.lookAt(step),
    pull: (feature, direction) => run.pull(feature, direction),
    letGo: () => run.letGo(),
    newSeed: () => {
      editor.newSeed();
      // A reader who asks for other models expects to see them train.
      run.play();
    },
    openModel: (params, given, problems) => editor.open({ params, given }, problems),
    dropModel: () => editor.drop(),
    reset: () => {
      editor.drop();
      editor.editAtOnce(defaults);
    },
    undo: () => editor.undo(),
    selectFeature: (feature) => store.setState(({ params }) => ({ selectedFeature: within(feature, params.n) })),
    chooseInstance: (instance) => store.setState(({ params }) => ({ chosen: within(instance, params.k) })),
    turnCamera: (camera) => store.setState({ camera }),
    dismissProblems: () => store.setState({ problems: [] }),
    hide: () => run.hide(),
    show: () => run.show(),
    dispose: () => run.dispose(),
  };
}

/** Scripts may pass any number. */
function takeSteps(store: StoreApi<ExperimentState>, run: ExperimentRun, steps: number): void {
  const { min, max } = RANGES.steps;
  const fits = Number.isInteger(steps) && steps >= min && steps <= max;
  const found = fits ? [] : [problem('step', steps, `a whole number from ${min} to ${max}`)];
  store.setState(({ problems }) => ({ problems: mergeProblems(problems, ['step'], found) }));
  if (fits) run.step(steps);
}

function within(index: number | null, count: number): number | null {
  return index !== null && Number.isInteger(index) && index >= 0 && index < count ? index : null;
}
