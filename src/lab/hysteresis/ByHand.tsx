/** Draws both branches of a parameter that the reader moves with its slider while the model trains. */
import { type ReactNode, useCallback } from 'react';
import { useStore } from 'zustand';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { useThrottled } from '../../figure/hooks/useThrottled.ts';
import { Branches } from './Branches.tsx';
import { type Drive, type HandStore, pointsNow } from './byHand.ts';

const NOW_EVERY_MS = 300;

export interface ByHandProps {
  readonly store: ExperimentStore;
  readonly hand: HandStore;
}

export function ByHand({ store, hand }: ByHandProps): ReactNode {
  const drive = useStore(hand, (state) => state.drive);
  return drive && <HandBranches store={store} drive={drive} />;
}

interface HandBranchesProps {
  readonly store: ExperimentStore;
  readonly drive: Drive;
}

function HandBranches({ store, drive }: HandBranchesProps): ReactNode {
  const read = useCallback(() => pointsNow(drive, store.getState()), [store, drive]);
  const points = useThrottled(store.subscribe, read, NOW_EVERY_MS);
  return (
    <Branches
      id="hysteresis-by-hand"
      title={`There and back in ${drive.key}, by hand`}
      store={store}
      driven={drive.key}
      span={points}
      points={points}
    />
  );
}
