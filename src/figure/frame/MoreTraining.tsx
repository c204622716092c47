/** What is behind "More" of a figure of an experiment: the other parameters and buttons, the past of the run, and how it trains. */
import { lazy, type ReactNode, Suspense } from 'react';
import { PlayBar, type PlayBarProps } from '../../controls/PlayBar.tsx';
import { Unfold } from '../../controls/Unfold.tsx';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import type { ParamKey } from '../../params/params.ts';
import { HowItTrains } from './HowItTrains.tsx';
import { ParamControl } from './ParamControl.tsx';

export interface MoreTrainingProps {
  readonly store: ExperimentStore;
  /** Shown before the usual ones. */
  readonly controls: readonly ParamKey[];
  readonly bar: PlayBarProps;
  /** Buttons that take the figure elsewhere; null where they stand in sight. */
  readonly ways: ReactNode;
}

/** Loaded when it is opened: most readers look at what comes next. */
const TimeBar = lazy(async () => ({ default: (await import('./TimeBar.tsx')).TimeBar }));

const USUAL: readonly ParamKey[] = ['n', 'm', 'k', 'lr', 'act', 'speed'];

export default function MoreTraining({ store, controls, bar, ways }: MoreTrainingProps): ReactNode {
  return (
    <>
      <div className="main-controls">
        {[...new Set([...controls, ...USUAL])].map((name) => (
          <ParamControl key={name} store={store} name={name} />
        ))}
      </div>
      <PlayBar {...bar} part="rest" />
      <Unfold title="Look back in time">
        <Suspense fallback={null}>
          <TimeBar store={store} />
        </Suspense>
      </Unfold>
      {ways}
      <HowItTrains store={store} />
    </>
  );
}
