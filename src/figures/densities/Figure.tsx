/** Eight models, one linear and seven with a ReLU at different densities, training side by side while they can be seen. */
import { type ReactNode, useCallback, useRef, useSyncExternalStore } from 'react';
import type { Size } from '../../charts/view.ts';
import { ClaimLine, type Verdict } from '../../figure/frame/ClaimMark.tsx';
import { useReport } from '../../figure/hooks/useReport.ts';
import { useView } from '../../figure/hooks/useView.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { OwnPlay } from '../../figure/own/OwnPlay.tsx';
import { usePlayingWhileVisible } from '../../figure/own/useOwnRuns.ts';
import { Drawing, type Place } from '../../figure/panel/Drawing.tsx';
import { Panel } from '../../figure/panel/Panel.tsx';
import { STATUS_WORDS } from '../../figure/statusWords.ts';
import { AS_MANY_AS_IN_PAPER } from './claim.ts';
import { densitiesTable, densityTooltip, describeDensities } from './describe.ts';
import { drawDensities } from './draw.ts';
import { type DensitiesLayout, densitiesHeight, densitiesLayout, multipleAt } from './layout.ts';
import meta from './meta.ts';
import { DensityRuns, type DensityState, type DensityTrainer } from './runs.ts';
import { type DensitySettings, isAsInPaper, nextSeed } from './settings.ts';

interface DensitiesProps extends Pick<FigureProps<DensitySettings>, 'settings' | 'waits' | 'onReport' | 'onSettings'> {
  readonly trainer: DensityTrainer;
}

export default function DensitiesFigure({ trainer, settings, waits, onReport, onSettings }: DensitiesProps): ReactNode {
  const [runs, keepRuns] = useView(settings, (given) => new DensityRuns(trainer, given), onSettings);
  const state = useSyncExternalStore(runs.subscribe, runs.state, runs.state);
  const root = useRef<HTMLDivElement>(null);
  usePlayingWhileVisible(root, runs, { waits });
  const again = () => runs.restart(state.settings.seed);
  const renew = () => {
    const seed = nextSeed(state.settings);
    runs.restart(seed);
    keepRuns(runs, { ...state.settings, seed });
  };
  const { play, pause, step } = runs;
  const problems = state.problem ? [state.problem] : [];
  useReport({ status: state.status, problems, actions: { play, pause, step, restart: again } }, onReport);
  return (
    <div ref={root}>
      <Panel
        id={meta.id}
        title={meta.title}
        progress={() => ({ step: state.step, status: state.status })}
        describe={() => describeDensities(state.models)}
        table={() => densitiesTable(state.models)}
      >
        <Multiples state={state} />
      </Panel>
      {isAsInPaper(state.settings) && <ClaimLine text={AS_MANY_AS_IN_PAPER.text} verdict={verdictOf(state)} status={state.status} />}
      <div role="alert">{state.problem && <p className="problems">{state.problem}</p>}</div>
      <OwnPlay {...{ runs, state }} progress={progress(state)} onRestart={again} onNewSeed={renew} />
    </div>
  );
}

function verdictOf({ models, isDone }: DensityState): Verdict {
  if (AS_MANY_AS_IN_PAPER.holds(models)) return 'holds';
  return isDone ? 'fails' : 'not-yet';
}

function progress({ status, isDone, step, settings }: DensityState): string {
  const words = isDone ? 'Trained' : STATUS_WORDS[status];
  return `${words}: step ${step} of ${settings.steps}, best of ${settings.k} at each density`;
}

function Multiples({ state }: { readonly state: DensityState }): ReactNode {
  const { models, settings } = state;
  const layout = useRef<DensitiesLayout | null>(null);
  const asInPaper = isAsInPaper(settings);
  const draw = useCallback(
    (size: Size) => {
      layout.current = densitiesLayout(models, settings.n, size);
      return drawDensities(layout.current, describeDensities(models), asInPaper);
    },
    [models, settings, asInPaper],
  );
  const tip = (place: Place) => {
    const hit = layout.current && multipleAt(layout.current, place.x, place.y);
    return hit ? densityTooltip(models, hit) : null;
  };
  return <Drawing height={(width) => densitiesHeight(width, settings.n)} draw={draw} tip={tip} />;
}
