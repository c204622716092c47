/** Trains the same features and sets at five densities, and lets the reader put features into sets. */
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { type Camera, INITIAL_CAMERA, turned, turnOfDrag, turnOfKey } from '../../charts/camera.ts';
import type { Point, Size } from '../../charts/view.ts';
import { useSettings } from '../../figure/hooks/useView.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { OwnFigure } from '../../figure/own/OwnFigure.tsx';
import type { OwnTrainer } from '../../figure/own/ownRuns.ts';
import { useOwnRuns } from '../../figure/own/useOwnRuns.ts';
import { Drawing, type DrawingProps, type Place } from '../../figure/panel/Drawing.tsx';
import { STATUS_WORDS } from '../../figure/statusWords.ts';
import { PAIRS_MERGE } from './claim.ts';
import { describeSets, setsTable, setsTip } from './describe.ts';
import { drawSets } from './draw.ts';
import { DataControls, Editor } from './Editor.tsx';
import { panelAt, type SetsInput, type SetsLayout, setsHeight, setsLayout } from './layout.ts';
import meta from './meta.ts';
import { tidied } from './partition.ts';
import { setsRuns } from './runs.ts';
import { nextSeed, SETS, type SetsSettings } from './settings.ts';
import { densitiesOf } from './trainings.ts';

interface SetsProps extends Pick<FigureProps<SetsSettings>, 'settings' | 'waits' | 'onReport' | 'onSettings'> {
  readonly trainer: OwnTrainer;
}

export default function SetsFigure({ trainer, settings: given, onSettings, ...props }: SetsProps): ReactNode {
  const [settings, set] = useSettings(given, onSettings);
  const [runs, state] = useOwnRuns(nameOf(settings), () => setsRuns(trainer, settings));
  const [camera, setCamera] = useState<Camera>(INITIAL_CAMERA);
  const { parts, m: nHidden } = settings;
  const input: SetsInput = { parts: tidied(parts), nHidden, densities: densitiesOf(settings), models: state.models, camera };
  return (
    <OwnFigure
      {...{ meta, runs, state, ...props }}
      progress={`${state.isDone ? 'Trained' : STATUS_WORDS[state.status]}: step ${state.step}, best of ${settings.k} at each density`}
      claim={PAIRS_MERGE.isMade(settings) ? { text: PAIRS_MERGE.text, holds: PAIRS_MERGE.holds(state.models) } : null}
      describe={() => describeSets(input)}
      table={() => setsTable(input)}
      onNewSeed={() => set({ seed: nextSeed(settings) })}
      controls={<Editor settings={settings} onChange={set} />}
      more={<DataControls settings={settings} onChange={set} />}
    >
      <Panels input={input} onTurn={(by) => setCamera((before) => turned(before, by))} />
    </OwnFigure>
  );
}

/** Names a training: equal for settings that train the same. */
function nameOf(settings: SetsSettings): string {
  return SETS.write({ ...settings, parts: tidied(settings.parts) }).join(' ');
}

interface PanelsProps {
  readonly input: SetsInput;
  readonly onTurn: (by: Camera) => void;
}

function Panels({ input, onTurn }: PanelsProps): ReactNode {
  const layout = useRef<SetsLayout | null>(null);
  const draw = useCallback(
    (size: Size) => {
      layout.current = setsLayout(input, size);
      return drawSets(layout.current, describeSets(input));
    },
    [input],
  );
  const tip = ({ x, y }: Place) => {
    const panel = layout.current && panelAt(layout.current, x, y);
    return panel === null ? null : setsTip(input, panel);
  };
  const turning = useTurning(onTurn);
  return <Drawing height={setsHeight} draw={draw} tip={tip} {...(input.nHidden === 3 && turning)} />;
}

/** All panels turn together. */
function useTurning(onTurn: (by: Camera) => void): Partial<DrawingProps> {
  const last = useRef<Point | null>(null);
  const letGo = () => {
    last.current = null;
  };
  return {
    grabs: true,
    help: 'Arrow keys turn the shapes.',
    onPress: (place) => {
      last.current = place;
    },
    onDrag: (to) => {
      if (last.current) onTurn(turnOfDrag({ x: to.x - last.current.x, y: to.y - last.current.y }));
      last.current = to;
    },
    onRelease: letGo,
    onCancel: letGo,
    onKey: (event) => {
      const by = turnOfKey(event.key);
      if (!by) return;
      event.preventDefault();
      onTurn(by);
    },
  };
}
