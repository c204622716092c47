/** Plays the runs of a figure that trains models of its own, with how far they are; all but play and new seed is behind "More". */
import { type ReactNode, use } from 'react';
import { PlayBar } from '../../controls/PlayBar.tsx';
import { Unfold } from '../../controls/Unfold.tsx';
import { Ways } from '../frame/ways.ts';
import type { OwnRuns, OwnState } from './ownRuns.ts';

export interface OwnPlayProps<State extends OwnState> {
  readonly runs: Pick<OwnRuns<State>, 'play' | 'pause' | 'step'>;
  readonly state: OwnState;
  /** How far it is, in words. */
  readonly progress: string;
  readonly onRestart: () => void;
  readonly onNewSeed: () => void;
  /** Other controls that few readers need. */
  readonly more?: ReactNode;
}

export function OwnPlay<State extends OwnState>({ runs, state, progress, more, ...on }: OwnPlayProps<State>): ReactNode {
  const ways = use(Ways);
  const bar = {
    playing: state.status === 'training' || state.status === 'starting',
    onPlay: state.isDone ? on.onRestart : runs.play,
    onPause: runs.pause,
    onStep: () => runs.step(),
    ...on,
  };
  return (
    <>
      <div className="bar">
        <PlayBar {...bar} part="main" />
        <p className="note">{progress}</p>
      </div>
      <Unfold title="More" className="more-controls">
        {more}
        <PlayBar {...bar} part="rest" />
        {ways}
      </Unfold>
    </>
  );
}
