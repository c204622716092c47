/** Follows the pentagon down and the two pairs up, and shows both models at the relative density the reader points at. */
import { type KeyboardEvent, type ReactNode, useCallback, useRef } from 'react';
import { turnOfKey } from '../../charts/camera.ts';
import { clamp, type Point, type Size } from '../../charts/view.ts';
import { Choice } from '../../controls/Choice.tsx';
import { useSettings } from '../../figure/hooks/useView.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { OwnFigure } from '../../figure/own/OwnFigure.tsx';
import type { OwnTrainer } from '../../figure/own/ownRuns.ts';
import { useOwnRuns } from '../../figure/own/useOwnRuns.ts';
import { Drawing } from '../../figure/panel/Drawing.tsx';
import { useScrubbing } from '../../figure/panel/useScrubbing.ts';
import { crossingOf, nearestRelative, RELATIVE } from './branches.ts';
import { CROSSING_BELOW_HALF } from './claim.ts';
import { describePerturbed, perturbedTable, perturbedTip } from './describe.ts';
import { drawPerturbed } from './draw.ts';
import { type PerturbedInput, type PerturbedLayout, perturbedHeight, perturbedLayout, relativeAt } from './layout.ts';
import meta from './meta.ts';
import { perturbedRuns } from './runs.ts';
import type { PerturbedSettings } from './settings.ts';

interface PerturbedProps extends Pick<FigureProps<PerturbedSettings>, 'settings' | 'waits' | 'onReport' | 'onSettings'> {
  readonly trainer: OwnTrainer;
}

const BASELINES = ['0.02', '0.05', '0.1'];

export default function PerturbedFigure({ trainer, settings: given, onSettings, ...props }: PerturbedProps): ReactNode {
  const [settings, set] = useSettings(given, onSettings);
  const { p, seed } = settings;
  const [runs, state] = useOwnRuns(`${p} ${seed}`, () => perturbedRuns(trainer, settings));
  const input: PerturbedInput = { settings, ways: state.ways };
  const crossing = crossingOf(state.ways.down, state.ways.up);
  const options = (BASELINES.includes(String(p)) ? BASELINES : [String(p), ...BASELINES]).map((value) => ({ value, label: value }));
  return (
    <OwnFigure
      {...{ meta, runs, state, ...props }}
      progress={`${state.step} of ${RELATIVE.length} relative densities followed on each way`}
      claim={CROSSING_BELOW_HALF.isMade(settings) ? { text: CROSSING_BELOW_HALF.text, holds: CROSSING_BELOW_HALF.holds(crossing) } : null}
      describe={() => describePerturbed(input)}
      table={() => perturbedTable(input)}
      onNewSeed={() => set({ seed: (seed + 1) % 2 ** 31 })}
      controls={
        <div className="main-controls">
          <Choice label="Density of the others" value={String(p)} options={options} onChoose={(value) => set({ p: Number(value) })} />
        </div>
      }
    >
      <Ways input={input} onRelative={(d) => set({ d })} />
    </OwnFigure>
  );
}

interface WaysProps {
  readonly input: PerturbedInput;
  readonly onRelative: (relative: number) => void;
}

function Ways({ input: { settings, ways }, onRelative }: WaysProps): ReactNode {
  const layout = useRef<PerturbedLayout | null>(null);
  const draw = useCallback(
    (size: Size) => {
      layout.current = perturbedLayout({ settings, ways }, size);
      return drawPerturbed(layout.current, describePerturbed({ settings, ways }));
    },
    [settings, ways],
  );
  const at = ({ x, y }: Point) => layout.current && relativeAt(layout.current, x, y);
  const show = (place: Point) => {
    const found = at(place);
    if (found !== null) onRelative(RELATIVE[found] ?? settings.d);
  };
  const scrubbing = useScrubbing(show);
  const key = (event: KeyboardEvent) => {
    const by = turnOfKey(event.key);
    if (!by) return;
    event.preventDefault();
    const next = nearestRelative(settings.d) + Math.sign(by.yaw + by.pitch);
    onRelative(RELATIVE[clamp(next, 0, RELATIVE.length - 1)] ?? settings.d);
  };
  return (
    <Drawing
      height={perturbedHeight}
      draw={draw}
      tip={(place) => {
        const found = at(place);
        return found === null ? null : perturbedTip({ settings, ways }, found);
      }}
      {...scrubbing}
      onKey={key}
      help="Arrow keys look at another relative density."
    />
  );
}
