/** Above the views: which run is pinned, what differs from it in words, and the way to where both are drawn. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { COMPARISON_ID, differenceWords, type Pinned, type PinStore, pinnedWords } from './pinned.ts';

export interface PinnedRunProps {
  readonly store: ExperimentStore;
  readonly pins: PinStore;
}

export function PinnedRun({ store, pins }: PinnedRunProps): ReactNode {
  const { pinned, isOpening } = useStore(pins);
  if (isOpening) return <p role="status">The pinned run is being trained again.</p>;
  return pinned && <Words store={store} pinned={pinned} onRemove={() => pins.setState({ pinned: null })} />;
}

interface WordsProps {
  readonly store: ExperimentStore;
  readonly pinned: Pinned;
  readonly onRemove: () => void;
}

function Words({ store, pinned, onRemove }: WordsProps): ReactNode {
  const difference = useExperiment(store, (state) => differenceWords(pinned, state));
  return (
    <div className="pinned-run">
      <span role="status">
        {pinnedWords(pinned)} {difference}
      </span>
      {!pinned.link && <span className="note">It had too many live changes for an address to hold it.</span>}
      <button type="button" onClick={() => document.getElementById(COMPARISON_ID)?.scrollIntoView()}>
        See both
      </button>
      <button type="button" onClick={onRemove}>
        Remove the pin
      </button>
    </div>
  );
}
