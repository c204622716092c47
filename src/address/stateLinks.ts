/** Links to an experiment: writes one for a state, and opens one in a store. */
import type { ExperimentState, ExperimentStore } from '../experiment/experiment.ts';
import type { Moment, ParsedLink } from './link.ts';
import type { LinkToWrite } from './permalink.ts';

/** Link to the current configuration; opening it starts a new run. */
export function configurationLink({ params }: ExperimentState): LinkToWrite {
  return { params };
}

/** Link to the current moment: the run's first configuration, its live changes and the step. Null where there were too many changes to replay, or it began with a file. */
export function momentLink(state: ExperimentState): LinkToWrite | null {
  const { startParams, changes, replayable, given, snapshot } = state;
  return replayable && !given && snapshot ? { params: startParams, moment: { t: snapshot.step, changes, ...looksOf(state) } } : null;
}

function looksOf({ selectedFeature, chosen, camera }: ExperimentState): Partial<Moment> {
  return {
    ...(selectedFeature === null ? {} : { f: selectedFeature }),
    ...(chosen === null ? {} : { instance: chosen }),
    ...(camera === null ? {} : { camera }),
  };
}

/** Makes a store show what a link says, with what could not be read of it; one without a step starts to train. */
export function openLink(store: ExperimentStore, { params, moment, problems }: ParsedLink): void {
  store.actions.dropModel();
  store.actions.setParams(params);
  openMoment(store, moment);
  store.setState({ problems });
}

/** The same for a store that was made with the parameters and problems of the link. */
export function openMoment({ actions, getState }: ExperimentStore, moment: Moment): void {
  actions.selectFeature(moment.f ?? null);
  actions.turnCamera(moment.camera ?? null);
  if (moment.t !== undefined) actions.goTo(moment.t, moment.changes);
  else if (getState().status === 'poster') actions.play();
  actions.chooseInstance(moment.instance ?? null);
}
