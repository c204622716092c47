/** What the lab draws of its experiment: the seeds that train together, and four views of the one that is shown. */
import { lazy, type ReactNode, Suspense } from 'react';
import { useStore } from 'zustand';
import { Unfold } from '../controls/Unfold.tsx';
import { FigureBoundary } from '../figure/frame/FigureBoundary.tsx';
import directions from '../figures/directions/figure.ts';
import interference from '../figures/interference/figure.ts';
import loss from '../figures/loss/figure.ts';
import norms from '../figures/norms/figure.ts';
import type { ComparisonProps } from './compare/Comparison.tsx';
import { PullTrail } from './pull/PullTrail.tsx';
import { SeedStrip } from './seeds/SeedStrip.tsx';

const Comparison = lazy(() => import('./compare/Comparison.tsx'));
const HysteresisProgram = lazy(() => import('./hysteresis/HysteresisProgram.tsx'));

const VIEWS = [directions, norms, interference, loss];
/** Figures of an experiment have none of their own. */
const NO_SETTINGS = {};

export default function Views({ store, pins }: ComparisonProps): ReactNode {
  const isComparing = useStore(pins, ({ pinned, isOpening }) => pinned !== null || isOpening);
  return (
    <>
      <SeedStrip store={store} />
      <PullTrail store={store} />
      {isComparing && (
        <FigureBoundary title="Compared with the pinned run">
          <Suspense>
            <Comparison store={store} pins={pins} />
          </Suspense>
        </FigureBoundary>
      )}
      <h2 className="visually-hidden">Views of the model</h2>
      <div className="views">
        {VIEWS.map(({ meta, Component }) => (
          <FigureBoundary key={meta.id} title={meta.title}>
            <Component store={store} settings={NO_SETTINGS} />
          </FigureBoundary>
        ))}
      </div>
      <Unfold title="Drive a parameter there and back">
        <FigureBoundary title="There and back">
          <Suspense>
            <HysteresisProgram store={store} />
          </Suspense>
        </FigureBoundary>
      </Unfold>
    </>
  );
}
