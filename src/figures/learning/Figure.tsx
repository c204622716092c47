/** Trains one model, records it, and lets the reader go through the recording. */
import { type KeyboardEvent, type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { type Camera, INITIAL_CAMERA, turned, turnOfDrag, turnOfKey } from '../../charts/camera.ts';
import { formatCount } from '../../charts/format.ts';
import { type Box, clamp, type Point, type Size } from '../../charts/view.ts';
import { useSettings } from '../../figure/hooks/useView.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { OwnFigure } from '../../figure/own/OwnFigure.tsx';
import type { OwnTrainer } from '../../figure/own/ownRuns.ts';
import { useOwnRuns } from '../../figure/own/useOwnRuns.ts';
import { Drawing, type DrawingProps } from '../../figure/panel/Drawing.tsx';
import { useScrubbing } from '../../figure/panel/useScrubbing.ts';
import { STATUS_WORDS } from '../../figure/statusWords.ts';
import { titleOf } from '../shapes/titles.ts';
import { CLAIMS } from './claim.ts';
import { describeLearning, learningTable, learningTip, NEAR } from './describe.ts';
import { drawLearning } from './draw.ts';
import { type LearningInput, type LearningLayout, learningHeight, learningLayout } from './layout.ts';
import { MomentControls } from './MomentControls.tsx';
import meta from './meta.ts';
import { momentAt } from './recording.ts';
import { type LearningState, learningRuns } from './runs.ts';
import { type LearningSettings, NO_SHAPE, nextSeed, trainingName } from './settings.ts';
import { fittedToShape } from './training.ts';

interface LearningProps extends Pick<FigureProps<LearningSettings>, 'settings' | 'waits' | 'onReport' | 'onSettings'> {
  readonly trainer: OwnTrainer;
  /** The reader has asked for it: it plays at once. */
  readonly isAsked?: boolean;
}

export default function LearningFigure({ trainer, settings: given, onSettings, ...props }: LearningProps): ReactNode {
  const [kept, set] = useSettings(given, onSettings);
  const settings = useMemo(() => fittedToShape(kept), [kept]);
  const [runs, state] = useOwnRuns(trainingName(settings), () => learningRuns(trainer, settings));
  const claim = CLAIMS.find(({ isMade }) => isMade(settings));
  return (
    <OwnFigure
      {...{ runs, state, ...props }}
      meta={{ id: meta.id, title: settings.shape === NO_SHAPE ? meta.title : `Trained from the shape: ${titleOf(settings.shape)}` }}
      progress={`${state.isDone ? 'Trained' : STATUS_WORDS[state.status]}: step ${formatCount(state.step)} of ${formatCount(settings.steps)}`}
      claim={claim && { text: claim.text, holds: state.isDone && claim.holds(state.moments) }}
      describe={() => describeLearning({ settings, moments: state.moments })}
      table={() => learningTable({ settings, moments: state.moments })}
      onNewSeed={() => set({ seed: nextSeed(settings) })}
      controls={
        <MomentControls
          steps={state.moments.map(({ step }) => step)}
          until={settings.steps}
          moment={settings.t}
          onMoment={(t) => set({ t })}
        />
      }
    >
      <Recording {...{ settings, state }} onChange={set} />
    </OwnFigure>
  );
}

interface PartProps {
  readonly settings: LearningSettings;
  readonly state: LearningState;
  readonly onChange: (changed: Partial<LearningSettings>) => void;
}

const HELP = { space: 'Left and right go through time; with Shift, arrow keys turn the space.', shares: 'Left and right go through time.' };

function Recording({ settings, state: { moments }, onChange }: PartProps): ReactNode {
  const [camera, setCamera] = useState<Camera>(INITIAL_CAMERA);
  const layout = useRef<LearningLayout | null>(null);
  const draw = useCallback(
    (size: Size) => {
      const input: LearningInput = { settings, moments, camera };
      layout.current = learningLayout(input, size);
      return drawLearning(layout.current, describeLearning(input));
    },
    [settings, moments, camera],
  );
  const goTo = ({ x }: Point) => {
    if (layout.current) onChange({ t: clamp(stepUnder(layout.current, x), 0, settings.steps) });
  };
  const turn = (by: Point) => setCamera((before) => turned(before, turnOfDrag(by)));
  const pointer = usePointer((place) => isInside(layout.current?.space?.box, place), turn, useScrubbing(goTo));
  const key = (event: KeyboardEvent) => {
    const by = turnOfKey(event.key);
    if (!by) return;
    event.preventDefault();
    if (event.shiftKey) setCamera((before) => turned(before, by));
    else
      onChange({ t: moments[clamp((momentAt(moments, settings.t) ?? 0) + Math.sign(by.yaw), 0, moments.length - 1)]?.step ?? settings.t });
  };
  return (
    <Drawing
      height={(width) => learningHeight(width, { settings })}
      draw={draw}
      tip={({ x, y }) => layout.current && learningTip(layout.current, x, y)}
      {...pointer}
      onKey={key}
      help={HELP[settings.show]}
    />
  );
}

/** The jump under the pointer, else the step there. */
function stepUnder({ jumps, loss }: LearningLayout, x: number): number {
  return jumps.find((jump) => Math.abs(jump.x - x) <= NEAR)?.step ?? loss.stepAt(x);
}

function isInside(box: Box | undefined, { x, y }: Point): boolean {
  return box !== undefined && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

type PointerProps = Pick<DrawingProps, 'onPress' | 'onDrag' | 'onRelease' | 'onCancel'>;

/** Drags that begin in the space turn it; all others go through time. */
function usePointer(
  isSpace: (place: Point) => boolean,
  turn: (by: Point) => void,
  scrubbing: ReturnType<typeof useScrubbing>,
): PointerProps {
  const last = useRef<Point | null>(null);
  const letGo = () => {
    last.current = null;
  };
  return {
    onPress: (place) => {
      if (isSpace(place)) last.current = place;
      else scrubbing.onPress(place);
    },
    onDrag: (to) => {
      if (!last.current) return scrubbing.onDrag(to);
      turn({ x: to.x - last.current.x, y: to.y - last.current.y });
      last.current = to;
    },
    onRelease: () => {
      letGo();
      scrubbing.onRelease();
    },
    onCancel: () => {
      letGo();
      scrubbing.onCancel();
    },
  };
}
