/** Trains the run again that an address pins, up to the step it names, and pins it. */
import { readPin } from '../../address/pinText.ts';
import { openMoment } from '../../address/stateLinks.ts';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import type { CreateStore } from '../../experiment/newExperiment.ts';
import { type PinStore, pinnedOf } from './pinned.ts';

/** @param text as in an address; undefined removes the pin */
export async function openPin(text: string | undefined, createStore: CreateStore, pins: PinStore): Promise<void> {
  if (text === undefined) return pins.setState({ pinned: null, isOpening: false });
  const { params, moment, problems } = readPin(text);
  const store = createStore({ params, problems });
  pins.setState({ pinned: null, isOpening: true });
  openMoment(store, moment);
  const state = await ended(store, moment.t);
  pins.setState({ pinned: state && pinnedOf(state), isOpening: false });
  store.actions.dispose();
}

/** @returns null where it could not be trained */
function ended(store: ExperimentStore, step: number | undefined): Promise<ExperimentState | null> {
  return new Promise((resolve) => {
    const check = (state: ExperimentState) => {
      const isThere = state.ended !== null || (state.status === 'paused' && state.snapshot?.step === step);
      if (!isThere && state.status !== 'failed') return;
      stop();
      resolve(isThere ? state : null);
    };
    const stop = store.subscribe(check);
    check(store.getState());
  });
}
