/** Trains both networks together, records them, and lets the reader go through both recordings at once. */
import { type KeyboardEvent, type ReactNode, useCallback, useRef } from 'react';
import { formatCount } from '../../charts/format.ts';
import { clamp, type Size } from '../../charts/view.ts';
import { Choice } from '../../controls/Choice.tsx';
import { LiveLink } from '../../figure/frame/LiveLink.tsx';
import { useSettings } from '../../figure/hooks/useView.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { OwnFigure } from '../../figure/own/OwnFigure.tsx';
import type { OwnTrainer } from '../../figure/own/ownRuns.ts';
import { useOwnRuns } from '../../figure/own/useOwnRuns.ts';
import { Drawing } from '../../figure/panel/Drawing.tsx';
import { useScrubbing } from '../../figure/panel/useScrubbing.ts';
import { STATUS_WORDS } from '../../figure/statusWords.ts';
import { MomentControls } from '../learning/MomentControls.tsx';
import { CLAIMS } from './claim.ts';
import { type CompareInput, comparedTable, describeCompared, stepShown } from './describe.ts';
import { drawCompared } from './draw.ts';
import { type CompareLayout, compareHeight, compareLayout } from './layout.ts';
import meta from './meta.ts';
import { compareRuns, type Recordings } from './runs.ts';
import { CHANGES, type CompareSettings, changeOf, MOST_STEPS, nextSeed, trainingName } from './settings.ts';
import { labAddress } from './training.ts';

interface CompareProps extends Pick<FigureProps<CompareSettings>, 'settings' | 'home' | 'waits' | 'onReport' | 'onSettings'> {
  readonly trainer: OwnTrainer;
}

export default function CompareFigure({ trainer, settings: given, home, onSettings, ...props }: CompareProps): ReactNode {
  const [settings, set] = useSettings(given, onSettings);
  const [runs, state] = useOwnRuns(trainingName(settings), () => compareRuns(trainer, settings));
  const input: CompareInput = { settings, recordings: state.recordings };
  const [first, second] = state.recordings.map((moments) => moments.at(-1));
  const claim = CLAIMS.find(({ isMade }) => isMade(settings));
  return (
    <OwnFigure
      {...{ meta, runs, state, ...props }}
      progress={`${state.isDone ? 'Trained' : STATUS_WORDS[state.status]}: step ${formatCount(state.step)} of ${formatCount(settings.steps)}, seed ${settings.seed}`}
      claim={claim && { text: claim.text, holds: !!first && !!second && claim.holds(first, second) }}
      describe={() => describeCompared(input)}
      table={() => comparedTable(input)}
      onNewSeed={() => set({ seed: nextSeed(settings), t: MOST_STEPS })}
      controls={
        <MomentControls steps={stepsOf(state.recordings)} until={settings.steps} moment={settings.t} onMoment={(t) => set({ t })} />
      }
      more={<WhatDiffers {...{ input, home }} onChange={set} />}
    >
      <BothNetworks input={input} onMoment={(t) => set({ t })} />
    </OwnFigure>
  );
}

const AS_GIVEN = { value: 'given', label: 'as in the link' };

interface WhatDiffersProps {
  readonly input: CompareInput;
  readonly home: string;
  readonly onChange: (changed: Partial<CompareSettings>) => void;
}

function WhatDiffers({ input, home, onChange }: WhatDiffersProps): ReactNode {
  const { settings } = input;
  const change = changeOf(settings);
  return (
    <div className="main-controls">
      <Choice
        label="What differs"
        value={change?.value ?? AS_GIVEN.value}
        options={change ? CHANGES : [AS_GIVEN, ...CHANGES]}
        onChoose={(id) => onChange({ ...CHANGES.find(({ value }) => value === id)?.settings, t: MOST_STEPS })}
      />
      <p className="note">
        <LiveLink address={() => `${home}${labAddress(settings, stepShown(input))}`}>Open both in the lab</LiveLink>, one of them pinned.
      </p>
    </div>
  );
}

/** Steps at which either network is known: one that has come to rest has fewer. */
function stepsOf(recordings: Recordings): readonly number[] {
  const longest = recordings.reduce((one, other) => (other.length > one.length ? other : one), []);
  return longest.map(({ step }) => step);
}

interface BothProps {
  readonly input: CompareInput;
  readonly onMoment: (step: number) => void;
}

function BothNetworks({ input: { settings, recordings }, onMoment }: BothProps): ReactNode {
  const layout = useRef<CompareLayout | null>(null);
  const draw = useCallback(
    (size: Size) => {
      const input = { settings, recordings };
      layout.current = compareLayout(input, size);
      return drawCompared(layout.current, describeCompared(input));
    },
    [settings, recordings],
  );
  const scrubbing = useScrubbing(({ x, y }) => {
    const drawn = layout.current;
    if (drawn && y >= drawn.plot.y) onMoment(clamp(drawn.stepAt(x), 0, settings.steps));
  });
  const key = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const steps = stepsOf(recordings);
    const at = steps.findLastIndex((step) => step <= settings.t) + by;
    onMoment(steps[clamp(at, 0, steps.length - 1)] ?? settings.t);
  };
  return <Drawing height={compareHeight} draw={draw} onKey={key} help="Left and right go through time in both networks." {...scrubbing} />;
}
