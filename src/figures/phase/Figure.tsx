/** A map of models trained over two axes, the theory of the same cells beside it, and one cell looked at closely. */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { settingsFrom } from '../../address/configuration.ts';
import { writePermalink } from '../../address/permalink.ts';
import { ProblemList } from '../../figure/frame/Problems.tsx';
import { useReport } from '../../figure/hooks/useReport.ts';
import { useSettings } from '../../figure/hooks/useSettings.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { Panel } from '../../figure/panel/Panel.tsx';
import { ownQuery } from '../../figure/preset.ts';
import { type MapState, mapCellAt } from '../../map/sweepStore.ts';
import type { Params } from '../../params/params.ts';
import { CellDetail } from './CellDetail.tsx';
import { COLOURING_LABELS } from './colouring.ts';
import { describeMap, phaseTable } from './describe.ts';
import { MapControls } from './MapControls.tsx';
import { MapSettings } from './MapSettings.tsx';
import { MapStatus } from './MapStatus.tsx';
import { MeasuredMap } from './MeasuredMap.tsx';
import { diagramFamily, mapInput, theoryCurves } from './mapView.ts';
import meta from './meta.ts';
import { PHASE, type PhaseColouring, usableColouring } from './settings.ts';
import { TheoryMap } from './TheoryMap.tsx';
import { useMap } from './useMap.ts';

export default function PhaseFigure({ trainer, query, press = 0, home, waits, onSettings, onReport }: FigureProps): ReactNode {
  const given = useMemo(() => settingsFrom(query, PHASE), [query]);
  const { root, state, actions, restart } = useMap({ trainer, given: given.map, home, waits });
  const { settings, plan, sweep } = state;
  const [chosen, setColouring] = useColouring(`${press} ${query}`, given.by);
  const [showsTheory, setShowsTheory] = useState(false);
  const [place, setPlace] = useState<number | null>(null);
  const labLink = useRef<HTMLAnchorElement>(null);
  const by = usableColouring(settings, chosen);
  useSettings(ownQuery(meta.id, { map: settings, by }), onSettings);
  const problems = [...(state.notice ? [state.notice] : []), ...state.problems.map(({ message }) => message)];
  useReport({ status: state.status, problems, actions: { play: actions.play, pause: actions.pause, restart } }, onReport);
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
        progress={() => ({ step: state.progress?.cellsDone ?? 0, status: state.status, cells: plan.keys.length })}
        describe={() => describeMap(input, by)}
        table={() => phaseTable(input)}
        actions={<MapLink href={`${home}${writePermalink({ fig: meta.id, own: PHASE.write({ map: settings, by }) })}`} />}
      >
        <div className={family ? 'sweep-maps paired' : 'sweep-maps'}>
          <MeasuredMap input={input} by={by} boundaries={showsTheory ? curves : []} {...maps} />
          <CellDetail state={state} found={mapCellAt(state, selected)} selected={selected} isChosen={isChosen} home={home} link={labLink} />
          {family && <TheoryMap family={family} axes={input} curves={curves} {...maps} />}
        </div>
      </Panel>
      <MapControls
        state={state}
        actions={actions}
        by={by}
        onColouring={setColouring}
        theory={family ? { shown: showsTheory, onShow: setShowsTheory } : null}
      />
      <MapStatus state={state} />
      <MapSettings state={state} actions={actions} />
    </div>
  );
}

/** @param measure what the cells show, where the map is no phase diagram */
function titleOf({ n, m }: Pick<Params, 'n' | 'm'>, measure: string | null): string {
  const head = measure === null ? meta.title : measure.charAt(0).toUpperCase() + measure.slice(1);
  return `${head}: ${n} features, ${m === 1 ? 'one dimension' : `${m} dimensions`}`;
}

/** Looked at until the reader chooses another. */
function middleCell({ x, y }: MapState['plan']): number {
  const [columns, rows] = [x.values.length, y.values.length];
  return Math.floor(rows / 2) * columns + Math.floor(columns / 2);
}

/** As given, until the reader chooses another; a word of the text that gives it anew has the last word again. */
function useColouring(giving: string, given: PhaseColouring): readonly [PhaseColouring, (by: PhaseColouring) => void] {
  const [choice, setChoice] = useState<{ readonly giving: string; readonly by: PhaseColouring } | null>(null);
  const by = choice?.giving === giving ? choice.by : given;
  return [by, (chosen) => setChoice({ giving, by: chosen })];
}

/** Whoever opens it sees this map trained anew, so it opens beside this one. */
function MapLink({ href }: { readonly href: string }): ReactNode {
  return (
    <a className="button-link" href={href} target="_blank" rel="noopener" title="The address of this map, with all its settings">
      Permalink
    </a>
  );
}
