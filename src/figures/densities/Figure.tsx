/** Eight models, one linear and seven with a ReLU at different densities, training side by side while they can be seen. */
import { type ReactNode, useCallback, useRef } from 'react';
import type { Size } from '../../charts/view.ts';
import { useSettings } from '../../figure/hooks/useView.ts';
import type { FigureProps } from '../../figure/meta.ts';
import { OwnFigure } from '../../figure/own/OwnFigure.tsx';
import type { OwnTrainer } from '../../figure/own/ownRuns.ts';
import { useOwnRuns } from '../../figure/own/useOwnRuns.ts';
import { Drawing, type Place } from '../../figure/panel/Drawing.tsx';
import { STATUS_WORDS } from '../../figure/statusWords.ts';
import { AS_MANY_AS_IN_PAPER } from './claim.ts';
import { densitiesTable, densityTooltip, describeDensities } from './describe.ts';
import { drawDensities } from './draw.ts';
import { type DensitiesLayout, densitiesHeight, densitiesLayout, multipleAt } from './layout.ts';
import meta from './meta.ts';
import { type DensityState, densityRuns } from './runs.ts';
import { type DensitySettings, isAsInPaper, nextSeed } from './settings.ts';

interface DensitiesProps extends Pick<FigureProps<DensitySettings>, 'settings' | 'waits' | 'onReport' | 'onSettings'> {
  readonly trainer: OwnTrainer;
}

export default function DensitiesFigure({ trainer, settings: given, onSettings, ...props }: DensitiesProps): ReactNode {
  const [settings, set] = useSettings(given, onSettings);
  const [runs, state] = useOwnRuns(JSON.stringify(settings), () => densityRuns(trainer, settings));
  const { models } = state;
  return (
    <OwnFigure
      {...{ meta, runs, state, ...props }}
      progress={progress(state, settings)}
      claim={isAsInPaper(settings) ? { text: AS_MANY_AS_IN_PAPER.text, holds: AS_MANY_AS_IN_PAPER.holds(models) } : null}
      describe={() => describeDensities(models)}
      table={() => densitiesTable(models)}
      onNewSeed={() => set({ seed: nextSeed(settings) })}
    >
      <Multiples models={models} settings={settings} />
    </OwnFigure>
  );
}

function progress({ status, isDone, step }: DensityState, { steps, k }: DensitySettings): string {
  const words = isDone ? 'Trained' : STATUS_WORDS[status];
  return `${words}: step ${step} of ${steps}, best of ${k} at each density`;
}

function Multiples({ models, settings }: Pick<DensityState, 'models'> & Pick<DensitiesProps, 'settings'>): ReactNode {
  const layout = useRef<DensitiesLayout | null>(null);
  const asInPaper = isAsInPaper(settings);
  const draw = useCallback(
    (size: Size) => {
      layout.current = densitiesLayout(models, settings.n, size);
      return drawDensities(layout.current, describeDensities(models), asInPaper);
    },
    [models, settings, asInPaper],
  );
  const tip = (place: Place) => {
    const hit = layout.current && multipleAt(layout.current, place.x, place.y);
    return hit ? densityTooltip(models, hit) : null;
  };
  return <Drawing height={(width) => densitiesHeight(width, settings.n)} draw={draw} tip={tip} />;
}
