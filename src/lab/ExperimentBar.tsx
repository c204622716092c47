/** The row of actions above the views: training, pin, undo, open, save, share (the directions, unless another view is chosen there). */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { Icon } from '../controls/Icon.tsx';
import { PlayBar } from '../controls/PlayBar.tsx';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { useExperiment } from '../figure/hooks/useExperiment.ts';
import { ShareButtons } from '../figure/share/ShareButtons.tsx';
import directions from '../figures/directions/meta.ts';
import { type PinStore, pinnedOf } from './compare/pinned.ts';
import type { GoalStore } from './exercise/checks.ts';
import { linkExtras } from './linkExtras.ts';
import { OpenModel } from './OpenModel.tsx';

export interface ExperimentBarProps {
  readonly store: ExperimentStore;
  readonly pins: PinStore;
  readonly goals: GoalStore;
}

export function ExperimentBar({ store, pins, goals }: ExperimentBarProps): ReactNode {
  const status = useExperiment(store, (state) => state.status);
  const isTrained = useExperiment(store, ({ snapshot }) => snapshot !== null);
  const canUndo = useExperiment(store, (state) => state.canUndo);
  useStore(pins);
  useStore(goals);
  const { actions } = store;
  return (
    <div className="bar">
      <PlayBar
        playing={status === 'training' || status === 'starting'}
        onPlay={actions.play}
        onPause={actions.pause}
        onStep={() => actions.step()}
        onRestart={actions.restart}
        onNewSeed={actions.newSeed}
      />
      <span className="spacer" />
      <button type="button" disabled={!isTrained} onClick={() => pins.setState({ pinned: pinnedOf(store.getState()) })}>
        Pin this run
      </button>
      <button type="button" className="icon-button" aria-label="Undo the last change" disabled={!canUndo} onClick={actions.undo}>
        <Icon name="undo" /> Undo
      </button>
      <OpenModel store={store} />
      <ShareButtons meta={directions} store={store} leadsTo="lab" extras={linkExtras(pins, goals)} />
    </div>
  );
}
