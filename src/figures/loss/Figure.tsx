/** The loss of an experiment over its steps, live: the front seed, the others, and where a parameter was moved. */
import { type KeyboardEvent, type ReactNode, useCallback, useState } from 'react';
import type { ExperimentState, ExperimentStore } from '../../experiment/experiment.ts';
import { frontInstance } from '../../figure/frontModel.ts';
import { ExperimentPanel } from '../../figure/panel/ExperimentPanel.tsx';
import { describeLoss, lossTable, lossTooltip } from './describe.ts';
import { drawLoss } from './draw.ts';
import { type LossInput, lossLayout, nearestPoint } from './layout.ts';

export default function LossFigure({ store }: { readonly store: ExperimentStore }): ReactNode {
  const [hoverStep, setHoverStep] = useState<number | null>(null);
  const key = (event: KeyboardEvent) => {
    const steps = store.getState().history.steps;
    const at = steps.findLastIndex((step) => step <= (hoverStep ?? Number.POSITIVE_INFINITY));
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: steps.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setHoverStep(steps[Math.max(0, Math.min(steps.length - 1, next))] ?? null);
  };
  return (
    <ExperimentPanel
      id="loss"
      title="Loss"
      store={store}
      input={useCallback((state: ExperimentState): LossInput => lossInput(state, hoverStep), [hoverStep])}
      layout={lossLayout}
      draw={drawLoss}
      describe={describeLoss}
      table={lossTable}
      hit={nearestPoint}
      tip={lossTooltip}
      onHit={(point) => setHoverStep(point?.step ?? null)}
      onKey={key}
      help="Arrow keys read the loss step by step."
      height={(width) => Math.min(0.8 * width, 420)}
    />
  );
}

function lossInput(state: ExperimentState, hoverStep: number | null): LossInput {
  return { history: state.history, front: frontInstance(state), changes: state.changes, hoverStep };
}
