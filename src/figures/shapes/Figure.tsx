/** The catalogue, and below it, once the reader asks for one, a training that starts from the chosen shape. */
import { lazy, type ReactNode, Suspense, use, useEffect, useMemo, useRef, useState } from 'react';
import { Unfold } from '../../controls/Unfold.tsx';
import { FigureBoundary } from '../../figure/frame/FigureBoundary.tsx';
import { Ways } from '../../figure/frame/ways.ts';
import { prefersLessMotion } from '../../figure/hooks/motion.ts';
import { useView } from '../../figure/hooks/useView.ts';
import type { FigureProps } from '../../figure/meta.ts';
import type { OwnTrainer } from '../../figure/own/ownRuns.ts';
import { MorePlace } from '../../figure/panel/InMore.tsx';
import { LEARNING } from '../learning/settings.ts';
import { CATALOGUE_FIGURE } from './catalogueFigure.ts';
import type { ShapesSettings } from './settings.ts';

/** Loaded with the first training. */
const LearningFigure = lazy(() => import('../learning/Figure.tsx'));

interface ShapesProps extends Pick<FigureProps<ShapesSettings>, 'store' | 'settings' | 'waits' | 'onReport' | 'onSettings'> {
  readonly trainer: OwnTrainer;
}

export default function ShapesFigure({ settings: given, onSettings, store, ...training }: ShapesProps): ReactNode {
  const [settings, keep] = useView(given, (own) => own, onSettings);
  const [atFirst] = useState(settings.steps);
  const ways = use(Ways);
  const [more, setMore] = useState<HTMLElement | null>(null);
  return (
    <>
      <MorePlace value={more}>
        <CATALOGUE_FIGURE.Component store={store} settings={settings} onSettings={(next) => keep(next, next)} />
      </MorePlace>
      <Unfold title="More" className="more-controls">
        <div ref={setMore} />
        {ways}
      </Unfold>
      <Ways value={null}>{settings.steps > 0 && <TrainingFromShape {...training} settings={settings} isAsked={atFirst === 0} />}</Ways>
    </>
  );
}

interface TrainingProps extends Pick<ShapesProps, 'trainer' | 'settings' | 'waits' | 'onReport'> {
  readonly isAsked: boolean;
}

function TrainingFromShape({ settings: { shape, p, noise, steps }, ...props }: TrainingProps): ReactNode {
  const settings = useMemo(() => ({ ...LEARNING.initial, shape, p, noise, steps }), [shape, p, noise, steps]);
  return (
    <FigureBoundary title="Training from a shape">
      <Suspense fallback={<p className="note">Loading the training …</p>}>
        <Revealed isAsked={props.isAsked}>
          <LearningFigure {...props} settings={settings} />
        </Revealed>
      </Suspense>
    </FigureBoundary>
  );
}

/** Comes into sight where the reader has asked for it: on a phone the catalogue fills the window. */
function Revealed({ isAsked, children }: { readonly isAsked: boolean; readonly children: ReactNode }): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAsked) root.current?.scrollIntoView({ block: 'nearest', behavior: prefersLessMotion() ? 'auto' : 'smooth' });
  }, [isAsked]);
  return <div ref={root}>{children}</div>;
}
