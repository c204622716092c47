/** The progress of the map: status, cells, time left and engine. */
import type { ReactNode } from 'react';
import { formatCount } from '../../../charts/format.ts';
import type { MapState } from '../../../map/sweepStore.ts';
import { statusWords, timeLeft } from '../describe.ts';

export function MapStatus({ state }: { readonly state: MapState }): ReactNode {
  const { progress, plan, engine, settings } = state;
  const [done, all] = [progress?.cellsDone ?? 0, plan.keys.length];
  const left = state.status === 'training' ? timeLeft(progress?.secondsLeft ?? null) : '';
  return (
    <div className="status sweep-status">
      <span className="state" data-state={state.status} role="status">
        {statusWords(state)}
      </span>
      <span>
        <progress value={done} max={all} aria-label="Cells trained" /> <b>{formatCount(done)}</b> of {formatCount(all)} cells
      </span>
      {left && <span>{left}</span>}
      <span>
        best of {plan.seeds.length}, {formatCount(settings.params.steps)} steps of {formatCount(settings.params.batch)}
      </span>
      {engine && (
        <span>
          Engine: <b>{engine}</b>
        </span>
      )}
    </div>
  );
}
