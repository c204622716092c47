/** The pinned run and the present one together: both drawn over each other, and their difference. */
import { type ReactNode, useCallback } from 'react';
import { useStore } from 'zustand';
import { formatNumber } from '../../charts/format.ts';
import type { SvgNode } from '../../charts/svg.ts';
import type { ModelView, Size, Table } from '../../charts/view.ts';
import type { ExperimentState, ExperimentStore, LossHistory } from '../../experiment/experiment.ts';
import { frontInstance, frontModel } from '../../figure/frontModel.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { Drawing } from '../../figure/panel/Drawing.tsx';
import { experimentProgress, Panel } from '../../figure/panel/Panel.tsx';
import { cameraOf } from '../../figures/directions/figure.ts';
import { interferenceTitle } from '../../figures/interference/names.ts';
import { isBasic } from '../../model/geometry/geometry.ts';
import type { Params } from '../../params/params.ts';
import {
  describeDifference,
  drawBothDirections,
  drawBothLosses,
  drawBothNorms,
  drawDifference,
  gramDifferenceTable,
  isAlike,
  lossesTable,
  normsDifferenceTable,
} from './draw.ts';
import type { Pinned, PinStore } from './pinned.ts';

export interface ComparisonProps {
  readonly store: ExperimentStore;
  readonly pins: PinStore;
}

export default function Comparison({ store, pins }: ComparisonProps): ReactNode {
  const pinned = useStore(pins, (state) => state.pinned);
  return pinned && <Compared store={store} pinned={pinned} />;
}

interface ComparedProps {
  readonly store: ExperimentStore;
  readonly pinned: Pinned;
}

function Compared({ store, pinned }: ComparedProps): ReactNode {
  const alike = useExperiment(store, (state) => isAlike(frontModel(state), pinned.model));
  return (
    <div className="views">
      {alike ? <Models store={store} pinned={pinned} /> : <p className="note">Models of different shapes have no difference.</p>}
      <Both store={store} pinned={pinned} view={LOSSES} />
    </div>
  );
}

function Models({ store, pinned }: ComparedProps): ReactNode {
  return [DIRECTIONS, NORMS, DIFFERENCE].map((view) => <Both key={view.id} store={store} pinned={pinned} view={view} />);
}

interface BothView {
  readonly id: string;
  readonly title: (params: Params) => string;
  readonly height: (width: number) => number;
  readonly draw: (state: ExperimentState, pinned: Pinned, size: Size, label: string) => SvgNode;
  readonly describe: (state: ExperimentState, pinned: Pinned) => string;
  readonly table: (state: ExperimentState, pinned: Pinned) => Table;
}

const square = (width: number) => Math.min(width, 420);
const normsOf = (state: ExperimentState, { model }: Pinned) => normsDifferenceTable(frontModel(state), model);

const DIRECTIONS: BothView = {
  id: 'compare-directions',
  title: () => 'Directions, pinned ones dashed',
  height: square,
  draw: (state, { model }, size, label) => drawBothDirections({ ...frontModel(state), camera: cameraOf(state) }, model, size, label),
  describe: (state, { model }) => describeDifference(frontModel(state), model),
  table: normsOf,
};

const NORMS: BothView = {
  id: 'compare-norms',
  title: ({ tied, hact }) => `${tied === '1' && hact === 'identity' ? 'Norms' : 'Strengths'}, pinned ones outlined`,
  height: square,
  draw: (state, { model }, size, label) => drawBothNorms(frontModel(state), model, size, label),
  describe: (state, { model }) => describeNorms(frontModel(state), model),
  table: normsOf,
};

const DIFFERENCE: BothView = {
  id: 'compare-interference',
  title: ({ tied, hact }) => `${interferenceTitle({ isTied: tied === '1', hiddenActivation: hact })}, now less pinned`,
  height: square,
  draw: (state, { model }, size, label) => drawDifference(frontModel(state), model, size, label),
  describe: (state, { model }) => describeDifference(frontModel(state), model),
  table: (state, { model }) => gramDifferenceTable(frontModel(state), model),
};

const LOSSES: BothView = {
  id: 'compare-loss',
  title: () => 'Loss, the pinned run’s in grey',
  height: (width) => Math.min(0.8 * width, 420),
  draw: (state, { history }, size, label) => drawBothLosses(ownLoss(state), history, size, label),
  describe: (state, { loss }) => {
    const now = state.judgedLoss[frontInstance(state)] ?? Number.NaN;
    return `Loss ${formatNumber(now)} now, ${formatNumber(loss)} in the pinned run.`;
  },
  table: (state, { history }) => lossesTable(ownLoss(state), history),
};

function describeNorms(now: ModelView, pinned: ModelView): string {
  const differences = normsDifferenceTable(now, pinned).rows.map(([, , , difference]) => Math.abs(Number(difference)));
  return `${isBasic(now) ? 'Norms' : 'Strengths'} differ from the pinned model’s by at most ${formatNumber(Math.max(...differences))}.`;
}

function ownLoss(state: ExperimentState): LossHistory {
  const front = frontInstance(state);
  const { steps, losses } = state.history;
  return { nInstances: 1, steps, losses: losses.map((row) => row.subarray(front, front + 1)) };
}

interface BothProps extends ComparedProps {
  readonly view: BothView;
}

function Both({ store, pinned, view }: BothProps): ReactNode {
  const title = useExperiment(store, ({ params }) => view.title(params));
  const draw = useCallback((size: Size) => view.draw(store.getState(), pinned, size, title), [view, store, pinned, title]);
  return (
    <Panel
      id={view.id}
      title={title}
      progress={useCallback(() => experimentProgress(store), [store])}
      describe={useCallback(() => view.describe(store.getState(), pinned), [view, store, pinned])}
      table={useCallback(() => view.table(store.getState(), pinned), [view, store, pinned])}
      watch={store.subscribe}
    >
      <Drawing height={view.height} draw={draw} watch={store.subscribe} />
    </Panel>
  );
}
