/** The lab: one experiment, four views of it, all its controls. */
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { FigureBoundary } from '../figure/frame/FigureBoundary.tsx';
import { HowItTrains } from '../figure/frame/HowItTrains.tsx';
import { ParamControl } from '../figure/frame/ParamControl.tsx';
import { Problems } from '../figure/frame/Problems.tsx';
import { StatusLine } from '../figure/frame/StatusLine.tsx';
import { TimeBar } from '../figure/frame/TimeBar.tsx';
import type { PinStore } from './compare/pinned.ts';
import { ExperimentBar } from './ExperimentBar.tsx';
import type { GoalStore } from './exercise/checks.ts';
import { Exercise } from './exercise/Exercise.tsx';
import type { HandStore } from './hysteresis/byHand.ts';
import { LabControls } from './LabControls.tsx';
import { GivenNote } from './OpenModel.tsx';
import { PageHead } from './PageHead.tsx';
import { BESIDE_VIEWS } from './paramGroups.ts';
import type { ShelfStore } from './shelf/shelf.ts';
import type { ThemeChoice } from './theme.ts';

/** Loaded beside the controls, which are there first and can be used. */
const Views = lazy(() => import('./Views.tsx'));
/** Loaded where a link asks for one. */
const Prediction = lazy(() => import('../figure/predict/Prediction.tsx'));

export interface LabProps extends Omit<WorkbenchProps, 'onHelp'> {
  readonly theme: ThemeChoice;
  /** What is to be predicted before anything is shown, as in an address. */
  readonly ask: string | undefined;
  /** It is predicted: what the address asks for may begin. */
  readonly onReveal: () => void;
}

export function Lab({ theme, ask, onReveal, ...bench }: LabProps): ReactNode {
  const [showsKeys, setShowsKeys] = useState(false);
  const [isHeld, setHeld] = useState(ask !== undefined);
  const reveal = useCallback(() => {
    setHeld(false);
    onReveal();
  }, [onReveal]);
  const { store } = bench;
  return (
    <>
      <PageHead theme={theme} showsKeys={showsKeys} onKeys={setShowsKeys} />
      <main className="lab">
        <div className="main">
          <Problems store={store} />
          {ask !== undefined && (
            <Suspense fallback={null}>
              <Prediction ask={ask} store={store} trains onReveal={reveal} />
            </Suspense>
          )}
          {!isHeld && <Workbench {...bench} onHelp={() => setShowsKeys(true)} />}
        </div>
        {!isHeld && (
          <div className="side">
            <LabControls store={store} onPreset={bench.onPlace} />
          </div>
        )}
      </main>
    </>
  );
}

interface WorkbenchProps {
  readonly store: ExperimentStore;
  readonly pins: PinStore;
  readonly shelf: ShelfStore;
  readonly goals: GoalStore;
  readonly hand: HandStore;
  /** Opens a preset or a moment; Back returns from there. */
  readonly onPlace: (open: () => void) => void;
  readonly onHelp: () => void;
}

function Workbench(props: WorkbenchProps): ReactNode {
  const { store, pins, goals } = props;
  return (
    <>
      <Exercise store={store} goals={goals} />
      <ExperimentBar store={store} pins={pins} goals={goals} />
      <GivenNote store={store} />
      <StatusLine store={store} />
      <div className="engine-choice">
        <ParamControl store={store} name="engine" />
        <ParamControl store={store} name="speed" />
        <HowItTrains store={store} />
      </div>
      <TimeBar store={store} />
      <div className="main-controls">
        {BESIDE_VIEWS.map((name) => (
          <ParamControl key={name} store={store} name={name} />
        ))}
      </div>
      <FigureBoundary title="Views of the model">
        <Suspense>
          <Views {...props} />
        </Suspense>
      </FigureBoundary>
    </>
  );
}
