/**
 * A figure as it stands in the article or in an embed: the drawing of its folder and, where it trains a model, the claim, its main
 * controls, the play bar and the status line. Trains only while it can be seen.
 */
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { PlayBar } from '../../controls/PlayBar.tsx';
import { Toolbar } from '../../controls/Toolbar.tsx';
import { Unfold } from '../../controls/Unfold.tsx';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import type { ParamKey } from '../../params/params.ts';
import type { FigureTrainer } from '../../training/figureTrainer.ts';
import { useExperiment } from '../hooks/useExperiment.ts';
import { watchVisibility, whenInSight } from '../hooks/visibility.ts';
import { loadedFigure } from '../loading.ts';
import type { FigureMeta, FigureProps, FigureReport } from '../meta.ts';
import { MorePlace } from '../panel/InMore.tsx';
import { ShareButtons } from '../share/ShareButtons.tsx';
import { ClaimMark } from './ClaimMark.tsx';
import { FigureBoundary } from './FigureBoundary.tsx';
import { ParamControl } from './ParamControl.tsx';
import { Problems } from './Problems.tsx';
import { Result } from './Result.tsx';
import { StatusLine } from './StatusLine.tsx';
import { Ways } from './ways.ts';

export interface LiveFigureProps extends Pick<FigureProps, 'settings' | 'onSettings' | 'onReport' | 'waits'> {
  /** The loaded figure. */
  readonly meta: FigureMeta;
  readonly store: ExperimentStore;
  readonly trainer: FigureTrainer;
  /** Address of the page with lab and article; empty, the default, for this page; null where there is none to share links of. */
  readonly home?: string | null;
  /** More actions next to "Share". */
  readonly actions?: ReactNode;
  /** What the first sight of it does; it plays where left out. */
  readonly start?: (store: ExperimentStore) => void;
  /** What is to be predicted before it is shown, as in an address. */
  readonly ask?: string | undefined;
}

/** Loaded when it is opened. */
const MoreTraining = lazy(() => import('./MoreTraining.tsx'));

/** Loaded where a link asks for one. */
const Prediction = lazy(() => import('../predict/Prediction.tsx'));

const MAIN_CONTROLS: readonly ParamKey[] = ['S', 'I'];

export function LiveFigure(props: LiveFigureProps): ReactNode {
  const { meta, store } = props;
  return (
    <FigureBoundary title={meta.title} onFailure={store.actions.hide}>
      <WholeFigure {...props} />
    </FigureBoundary>
  );
}

function WholeFigure({ ask, ...figure }: LiveFigureProps): ReactNode {
  const { meta, store, start = play } = figure;
  const [isHeld, setHeld] = useState(ask !== undefined);
  const trains = meta.needs === 'experiment';
  const reveal = useCallback(() => {
    setHeld(false);
    if (trains) startOnce(store, start);
  }, [store, start, trains]);
  return (
    <div className={trains ? 'live trains' : 'live'}>
      {ask !== undefined && (
        <Suspense fallback={null}>
          <Prediction {...{ ask, store, trains }} onReveal={reveal} />
        </Suspense>
      )}
      {!isHeld && <Shown {...figure} />}
    </div>
  );
}

function Shown({ meta, store, trainer, settings, home = '', actions, start = play, onReport, ...others }: LiveFigureProps): ReactNode {
  const files = useReportedFiles(onReport);
  const drawing = useRef<HTMLDivElement>(null);
  const figure = loadedFigure(meta.id);
  const trains = meta.needs === 'experiment';
  const [more, setMore] = useState<HTMLElement | null>(null);
  // On a page that is not ours they stay in sight.
  const isApart = home !== '';
  const hasMore = trains || (meta.needs === 'nothing' && !isApart);
  useEffect(() => {
    const root = drawing.current?.parentElement;
    if (!root || !drawing.current || !trains) return;
    const stopWaiting = whenInSight(drawing.current, () => startOnce(store, start));
    const stopWatching = watchVisibility(root, (visible) => (visible ? store.actions.show() : store.actions.hide()));
    return () => {
      stopWaiting();
      stopWatching();
    };
  }, [store, trains, start]);
  const ways = (
    <Toolbar className="ways" label="Keep or share">
      {home !== null && <ShareButtons meta={meta} store={store} settings={settings} home={home} files={files.of} />}
      {actions}
    </Toolbar>
  );
  return (
    <>
      {!trains && <Problems store={store} />}
      <div className="live-drawing" ref={drawing}>
        <Ways value={isApart ? null : ways}>
          <MorePlace value={hasMore ? more : undefined}>
            {figure && <figure.Component {...{ store, trainer, settings, ...others }} onReport={files.hear} home={home ?? ''} />}
          </MorePlace>
        </Ways>
      </div>
      {trains && (
        <div className="live-side">
          <ClaimMark claims={figure?.claims ?? []} store={store} />
          <Training meta={meta} store={store} ways={ways} isApart={isApart} onMore={setMore} />
          <Result store={store} figure={figure} settings={settings} />
        </div>
      )}
      {!trains && isApart && (
        <div className="bar live-foot">
          <span className="spacer" />
          {ways}
        </div>
      )}
      {!trains && hasMore && (
        <Unfold title="More" className="more-controls">
          <div ref={setMore} />
          {ways}
        </Unfold>
      )}
    </>
  );
}

/** The files that a figure without an experiment offers: always those of its last report. */
function useReportedFiles(onReport: FigureProps['onReport']) {
  const last = useRef<FigureReport>(null);
  const hear = (report: FigureReport) => {
    last.current = report;
    onReport?.(report);
  };
  return { hear, of: async (address: string) => (await last.current?.files?.(address)) ?? [] };
}

function play(store: ExperimentStore): void {
  store.actions.play();
}

/** Does nothing where the reader has started it already. */
function startOnce(store: ExperimentStore, start: (store: ExperimentStore) => void): void {
  if (store.getState().status === 'poster') start(store);
}

interface TrainingProps extends Pick<LiveFigureProps, 'meta' | 'store'> {
  /** Buttons that take the figure elsewhere. */
  readonly ways: ReactNode;
  /** The figure stands on a page that is not ours, where these buttons stay in sight. */
  readonly isApart: boolean;
  /** Called with the place of the figure's own controls in "More", or null while that is closed. */
  readonly onMore: (place: HTMLElement | null) => void;
}

/** One control and play; all else is behind "More". */
function Training({ meta, store, ways, isApart, onMore }: TrainingProps): ReactNode {
  const status = useExperiment(store, (state) => state.status);
  const [first, ...others] = meta.controls ?? MAIN_CONTROLS;
  const bar = {
    playing: status === 'training' || status === 'starting',
    onPlay: store.actions.play,
    onPause: store.actions.pause,
    onStep: () => store.actions.step(),
    onRestart: store.actions.restart,
    onNewSeed: store.actions.newSeed,
  };
  return (
    <>
      <Problems store={store} />
      {first && (
        <div className="main-controls">
          <ParamControl store={store} name={first} />
        </div>
      )}
      <div className="bar">
        <PlayBar {...bar} part="main" />
        {isApart && <span className="spacer" />}
        {isApart && ways}
      </div>
      <StatusLine store={store} />
      <Unfold title="More" className="more-controls">
        <div ref={onMore} />
        <Suspense fallback={null}>
          <MoreTraining {...{ store, bar }} controls={first ? others : MAIN_CONTROLS} ways={isApart ? null : ways} />
        </Suspense>
      </Unfold>
    </>
  );
}
