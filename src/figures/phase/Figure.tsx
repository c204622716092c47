/** A map of models trained over two axes, the theory of the same cells next to it, and the details of one cell. */
import { lazy, type ReactNode, Suspense, useMemo, useRef, useState } from 'react';
import { writePermalink } from '../../address/permalink.ts';
import { Unfold } from '../../controls/Unfold.tsx';
import type { OfferedFiles } from '../../exchange/offers.ts';
import { ProblemList } from '../../figure/frame/Problems.tsx';
import { useReport } from '../../figure/hooks/useReport.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { Panel } from '../../figure/panel/Panel.tsx';
import { type MapState, mapCellAt } from '../../map/sweepStore.ts';
import type { Params } from '../../params/params.ts';
import { CellDetail } from './cell/CellDetail.tsx';
import { COLOURING_LABELS } from './colouring.ts';
import { MapControls } from './controls/MapControls.tsx';
import { MapStatus } from './controls/MapStatus.tsx';
import { describeMap, phaseTable } from './describe.ts';
import { MeasuredMap } from './MeasuredMap.tsx';
import { diagramFamily, mapInput, theoryCurves } from './mapView.ts';
import meta from './meta.ts';
import { PHASE, type PhaseSettings, usableColouring } from './settings.ts';
import { TheoryMap } from './TheoryMap.tsx';
import { useMap } from './useMap.ts';

const MapMore = lazy(() => import('./controls/MapMore.tsx'));

export default function PhaseFigure({ settings: given, onSettings, onReport, ...page }: FigureProps<PhaseSettings>): ReactNode {
  const { root, state, actions, restart } = useMap({ given: given.map, onMap: (map) => onSettings?.({ map, by: given.by }), ...page });
  const { settings, plan, sweep } = state;
  const { home } = page;
  const [showsTheory, setShowsTheory] = useState(false);
  const [place, setPlace] = useState<number | null>(null);
  const labLink = useRef<HTMLAnchorElement>(null);
  const by = usableColouring(settings, given.by);
  const problems = [...(state.notice ? [state.notice] : []), ...state.problems.map(({ message }) => message)];
  const files = (address: string) => mapFiles(state, address);
  const step = state.progress?.cellsDone ?? 0;
  useReport({ status: state.status, step, problems, actions: { play: actions.play, pause: actions.pause, restart }, files }, onReport);
  const family = diagramFamily(settings);
  const input = useMemo(() => mapInput({ plan, settings, sweep }), [plan, settings, sweep]);
  const curves = useMemo(() => (family ? theoryCurves(family, input) : []), [family, input]);
  const isChosen = place !== null && place < plan.keys.length;
  const selected = isChosen ? place : middleCell(plan);
  const maps = { selected, onSelect: setPlace, onOpen: () => labLink.current?.click() };
  return (
    <div className="sweep" ref={root}>
      <ProblemList sentences={problems} onDismiss={actions.dismissProblems} />
      <Panel
        id={meta.id}
        title={titleOf(settings.params, family ? null : COLOURING_LABELS[by])}
        progress={() => ({ step, status: state.status, cells: plan.keys.length })}
        describe={() => describeMap(input, by)}
        table={() => phaseTable(input)}
      >
        <div className={family ? 'sweep-maps paired' : 'sweep-maps'}>
          <MeasuredMap input={input} by={by} boundaries={showsTheory ? curves : []} {...maps} />
          <CellDetail state={state} found={mapCellAt(state, selected)} selected={selected} isChosen={isChosen} home={home} link={labLink} />
          {family && <TheoryMap family={family} axes={input} curves={curves} {...maps} />}
        </div>
      </Panel>
      <MapControls state={state} actions={actions} />
      <MapStatus state={state} />
      <Unfold title="More" className="more-controls">
        <Suspense>
          <MapMore
            state={state}
            actions={actions}
            by={by}
            onColouring={(chosen) => onSettings?.({ map: settings, by: chosen })}
            theory={family ? { shown: showsTheory, onShow: setShowsTheory } : null}
            href={`${home}${writePermalink({ fig: meta.id, own: PHASE.write({ map: settings, by }) })}`}
          />
        </Suspense>
      </Unfold>
    </div>
  );
}

/** Loaded when they are asked for; none before a model is trained. */
async function mapFiles({ plan, sweep, engine }: MapState, permalink: string): Promise<readonly OfferedFiles[]> {
  if (!sweep || sweep.results.size === 0) return [];
  const { sweepFiles } = await import('../../exchange/sweepFiles.ts');
  return sweepFiles({ plan, results: sweep.results, engine: engine ?? 'cpu', permalink });
}

/** @param measure what the cells show, where the map is no phase diagram */
function titleOf({ n, m }: Pick<Params, 'n' | 'm'>, measure: string | null): string {
  const head = measure === null ? meta.title : measure.charAt(0).toUpperCase() + measure.slice(1);
  return `${head}: ${n} features, ${m === 1 ? 'one dimension' : `${m} dimensions`}`;
}

/** Selected until the reader chooses another. */
function middleCell({ x, y }: MapState['plan']): number {
  const [columns, rows] = [x.values.length, y.values.length];
  return Math.floor(rows / 2) * columns + Math.floor(columns / 2);
}
