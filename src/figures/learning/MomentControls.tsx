/** Goes through the recorded moments of a training: a slider, and a replay in even time. */
import type { ReactNode } from 'react';
import { formatCount } from '../../charts/format.ts';
import { clamp } from '../../charts/view.ts';
import { Slider } from '../../controls/Slider.tsx';
import { useReplay } from './useReplay.ts';

export interface MomentControlsProps {
  /** Steps at which there is something to show, ascending. */
  readonly steps: readonly number[];
  /** The last step planned. */
  readonly until: number;
  /** The step looked at; the newest where there is none as late. */
  readonly moment: number;
  readonly onMoment: (step: number) => void;
}

export function MomentControls({ steps, until, moment, onMoment }: MomentControlsProps): ReactNode {
  const replay = useReplay(until, onMoment);
  const position = Math.max(
    0,
    steps.findLastIndex((step) => step <= moment),
  );
  const step = steps[position] ?? 0;
  const isEmpty = steps.length < 2;
  return (
    <fieldset className="main-controls" aria-label="The moment shown">
      <Slider
        label="Moment"
        name="Moment"
        position={position}
        positions={Math.max(1, steps.length - 1)}
        page={20}
        text={String(step)}
        spoken={`step ${formatCount(step)}`}
        disabled={isEmpty}
        // At its end it follows a training that goes on.
        onPosition={(at) => onMoment(at < steps.length - 1 ? (steps[at] ?? 0) : until)}
        onCommit={() => {}}
        onText={(text) => onMoment(clamp(Math.round(Number(text) || 0), 0, until))}
      />
      <div className="buttons">
        <button type="button" disabled={isEmpty} onClick={replay.toggle}>
          {replay.isPlaying ? 'Stop the replay' : 'Replay slowly'}
        </button>
      </div>
    </fieldset>
  );
}
