/** Trains one model, records it, and lets the reader go through the recording. */
import { type KeyboardEvent, type ReactNode, useCallback, useId, useRef, useState } from 'react';
import { type Camera, INITIAL_CAMERA, turned, turnOfDrag, turnOfKey } from '../../charts/camera.ts';
import { formatCount } from '../../charts/format.ts';
import { clamp, type Point, type Size } from '../../charts/view.ts';
import { Slider } from '../../controls/Slider.tsx';
import { useView } from '../../figure/hooks/useView.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { OwnFigure } from '../../figure/own/OwnFigure.tsx';
import type { OwnTrainer } from '../../figure/own/ownRuns.ts';
import { useOwnRuns } from '../../figure/own/useOwnRuns.ts';
import { Drawing, type Place } from '../../figure/panel/Drawing.tsx';
import { STATUS_WORDS } from '../../figure/statusWords.ts';
import { CLAIMS } from './claim.ts';
import { describeLearning, learningTable, learningTip } from './describe.ts';
import { drawLearning } from './draw.ts';
import { type LearningInput, type LearningLayout, learningHeight, learningLayout } from './layout.ts';
import meta from './meta.ts';
import { momentAt } from './recording.ts';
import { type LearningState, learningRuns } from './runs.ts';
import { type LearningSettings, nextSeed, trainingName } from './settings.ts';
import { useReplay } from './useReplay.ts';

interface LearningProps extends Pick<FigureProps<LearningSettings>, 'settings' | 'waits' | 'onReport' | 'onSettings'> {
  readonly trainer: OwnTrainer;
}

export default function LearningFigure({ trainer, settings: given, onSettings, ...props }: LearningProps): ReactNode {
  const [settings, keep] = useView(given, (own) => own, onSettings);
  const set = (changed: Partial<LearningSettings>) => keep({ ...settings, ...changed }, { ...settings, ...changed });
  const [runs, state] = useOwnRuns(trainingName(settings), () => learningRuns(trainer, settings));
  const claim = CLAIMS.find(({ isMade }) => isMade(settings));
  return (
    <OwnFigure
      {...{ meta, runs, state, ...props }}
      progress={`${state.isDone ? 'Trained' : STATUS_WORDS[state.status]}: step ${formatCount(state.step)} of ${formatCount(settings.steps)}`}
      claim={claim && { text: claim.text, holds: state.isDone && claim.holds(state.moments) }}
      describe={() => describeLearning({ settings, moments: state.moments })}
      table={() => learningTable({ settings, moments: state.moments })}
      onNewSeed={() => set({ seed: nextSeed(settings) })}
      controls={<Moments {...{ settings, state }} onChange={set} />}
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

function Moments({ settings, state: { moments }, onChange }: PartProps): ReactNode {
  const replay = useReplay(settings.steps, (t) => onChange({ t }));
  const position = momentAt(moments, settings.t) ?? 0;
  const step = moments[position]?.step ?? 0;
  return (
    <div className="main-controls">
      <Slider
        label="Moment"
        name="Moment"
        position={position}
        positions={Math.max(1, moments.length - 1)}
        page={20}
        text={String(step)}
        spoken={`step ${formatCount(step)}`}
        disabled={moments.length < 2}
        onPosition={(at) => onChange({ t: moments[at]?.step ?? 0 })}
        onCommit={() => {}}
        onText={(text) => onChange({ t: clamp(Math.round(Number(text) || 0), 0, settings.steps) })}
      />
      <div className="buttons">
        <button type="button" disabled={moments.length < 2} onClick={replay.toggle}>
          {replay.isPlaying ? 'Stop the replay' : 'Replay slowly'}
        </button>
      </div>
    </div>
  );
}

const HELP = { space: 'Left and right go through time; with Shift, arrow keys turn the space.', shares: 'Left and right go through time.' };

function Recording({ settings, state: { moments }, onChange }: PartProps): ReactNode {
  const help = useId();
  const [camera, setCamera] = useState<Camera>(INITIAL_CAMERA);
  const layout = useRef<LearningLayout | null>(null);
  const last = useRef<Point | null>(null);
  const draw = useCallback(
    (size: Size) => {
      const input: LearningInput = { settings, moments, camera };
      layout.current = learningLayout(input, size);
      return drawLearning(layout.current, describeLearning(input));
    },
    [settings, moments, camera],
  );
  const move = (to: Place) => {
    const drawn = layout.current;
    if (!drawn || !last.current) return;
    const isTurning = drawn.space !== null && isInside(drawn.space.box, last.current);
    const by = turnOfDrag({ x: to.x - last.current.x, y: to.y - last.current.y });
    if (isTurning) setCamera((before) => turned(before, by));
    else onChange({ t: clamp(drawn.stepAt(to.x), 0, settings.steps) });
    last.current = isTurning ? to : last.current;
  };
  const press = (place: Place) => {
    last.current = place;
    const drawn = layout.current;
    if (!drawn || (drawn.space && isInside(drawn.space.box, place))) return;
    const jump = drawn.jumps.find(({ x }) => Math.abs(x - place.x) <= 9);
    onChange({ t: jump ? jump.step : clamp(drawn.stepAt(place.x), 0, settings.steps) });
  };
  const key = (event: KeyboardEvent) => {
    const by = turnOfKey(event.key);
    if (!by) return;
    event.preventDefault();
    if (event.shiftKey) setCamera((before) => turned(before, by));
    else
      onChange({ t: moments[clamp((momentAt(moments, settings.t) ?? 0) + Math.sign(by.yaw), 0, moments.length - 1)]?.step ?? settings.t });
  };
  return (
    <>
      <Drawing
        height={(width) => learningHeight(width, { settings })}
        draw={draw}
        tip={({ x, y }) => layout.current && learningTip(layout.current, x, y)}
        onPress={press}
        onDrag={move}
        onRelease={() => {
          last.current = null;
        }}
        onKey={key}
        focusable
        describedBy={help}
      />
      <p id={help} className="visually-hidden">
        {HELP[settings.show]}
      </p>
    </>
  );
}

function isInside(box: { x: number; y: number; width: number; height: number }, { x, y }: Point): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
