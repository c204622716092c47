/** Everything around the drawing of a figure that trains models of its own: title, claim, controls, play bar, progress, failures. */
import { type ReactNode, useRef, useState } from 'react';
import type { Table } from '../../charts/view.ts';
import { ClaimLine, type Verdict } from '../frame/ClaimMark.tsx';
import { useReport } from '../hooks/useReport.ts';
import type { FigureMeta, FigureProps } from '../meta.ts';
import { Panel } from '../panel/Panel.tsx';
import { OwnPlay } from './OwnPlay.tsx';
import type { OwnRuns, OwnState } from './ownRuns.ts';
import { type Start, usePlayingWhileVisible } from './useOwnRuns.ts';

/** A sentence about what is trained together, and whether it is true. */
export interface OwnClaim {
  readonly text: string;
  readonly holds: boolean;
}

export interface OwnFigureProps<State extends OwnState> extends Pick<FigureProps, 'waits' | 'onReport'>, Pick<Start, 'isAsked'> {
  readonly meta: Pick<FigureMeta, 'id' | 'title'>;
  readonly runs: OwnRuns<State>;
  readonly state: State;
  /** How far it is, in words. */
  readonly progress: string;
  readonly describe: () => string;
  readonly table: () => Table;
  /** Under the title. */
  readonly note?: ReactNode;
  readonly claim?: OwnClaim | null;
  readonly controls?: ReactNode;
  /** Controls behind "More". */
  readonly more?: ReactNode;
  /** Other models, with seeds that none of these had. */
  readonly onNewSeed: () => void;
  /** The drawing. */
  readonly children: ReactNode;
}

export function OwnFigure<State extends OwnState>(props: OwnFigureProps<State>): ReactNode {
  const { meta, runs, state, claim, controls, more, note, describe, table, waits, isAsked = false, onReport, onNewSeed } = props;
  const root = useRef<HTMLDivElement>(null);
  // A reader who asks for other models expects to see them train.
  const [first] = useState(runs);
  usePlayingWhileVisible(root, runs, { waits, isAsked: isAsked || runs !== first });
  const { play, pause, step, restart } = runs;
  const problems = state.problem ? [state.problem] : [];
  useReport({ status: state.status, step: state.step, problems, actions: { play, pause, step, restart } }, onReport);
  return (
    <div ref={root}>
      <Panel {...{ id: meta.id, title: meta.title, note, describe, table }} progress={() => ({ step: state.step, status: state.status })}>
        {props.children}
      </Panel>
      {claim && <ClaimLine text={claim.text} verdict={verdictOf(claim, state)} status={state.status} />}
      <div role="alert">{state.problem && <p className="problems">{state.problem}</p>}</div>
      {controls}
      <OwnPlay {...{ runs, state, more, onNewSeed }} progress={props.progress} onRestart={restart} />
    </div>
  );
}

function verdictOf({ holds }: OwnClaim, { isDone }: OwnState): Verdict {
  if (holds) return 'holds';
  return isDone ? 'fails' : 'not-yet';
}
