/** What the lab draws of its experiment: four views of the model that is shown, and the seeds that train together. */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { parsePermalink } from '../address/permalink.ts';
import { openLink } from '../address/stateLinks.ts';
import { Unfold, type UnfoldProps } from '../controls/Unfold.tsx';
import { FigureBoundary } from '../figure/frame/FigureBoundary.tsx';
import type { ComparisonProps } from './compare/Comparison.tsx';
import { PinnedRun } from './compare/PinnedRun.tsx';
import { COMPARISON_ID } from './compare/pinned.ts';
import type { GoalStore } from './exercise/checks.ts';
import { SetExercise } from './exercise/SetExercise.tsx';
import type { HandStore } from './hysteresis/byHand.ts';
import { PullTrail } from './pull/PullTrail.tsx';
import { SeedStrip } from './seeds/SeedStrip.tsx';
import { Shelf } from './shelf/Shelf.tsx';
import type { ShelfEntry, ShelfStore } from './shelf/shelf.ts';
import { ModelViews } from './views/ModelViews.tsx';

const Arithmetic = lazy(() => import('./arithmetic/Arithmetic.tsx'));
const Comparison = lazy(() => import('./compare/Comparison.tsx'));
const Lesson = lazy(() => import('./lesson/Lesson.tsx'));
const OwnValues = lazy(() => import('./own/OwnValues.tsx'));
const HysteresisProgram = lazy(() => import('./hysteresis/HysteresisProgram.tsx'));

export interface ViewsProps extends ComparisonProps {
  readonly shelf: ShelfStore;
  readonly goals: GoalStore;
  readonly hand: HandStore;
  readonly onHelp: () => void;
  /** Opens a moment; Back returns from there. */
  readonly onPlace: (open: () => void) => void;
}

export default function Views({ store, pins, shelf, goals, hand, onHelp, onPlace }: ViewsProps): ReactNode {
  const entries = useStore(shelf);
  const [enlarged, setEnlarged] = useState<string | null>(null);
  const onOpen = ({ link }: ShelfEntry) => onPlace(() => openLink(store, parsePermalink(link)));
  const isComparing = useStore(pins, ({ pinned }) => pinned !== null);
  return (
    <>
      <PinnedRun store={store} pins={pins} />
      <h2 className="visually-hidden">Views of the model</h2>
      <ModelViews store={store} enlarged={enlarged} onEnlarge={setEnlarged} entries={entries} onOpen={onOpen} onHelp={onHelp} />
      <PullTrail store={store} />
      {isComparing && (
        <section className="comparison" aria-label="Compared with the pinned run" id={COMPARISON_ID}>
          <h2>Compared with the pinned run</h2>
          <FigureBoundary title="Compared with the pinned run">
            <Suspense fallback={<p className="note loading">Loading the drawings of both runs …</p>}>
              <Comparison store={store} pins={pins} />
            </Suspense>
          </FigureBoundary>
        </section>
      )}
      <SeedStrip store={store} />
      <Shelf store={store} shelf={shelf} onOpen={onOpen} onPresent={() => setEnlarged('directions')} />
      <Part title="Sparsity and importance of single features">
        <OwnValues store={store} />
      </Part>
      <Part title="Arithmetic, with the numbers in">
        <Arithmetic store={store} />
      </Part>
      <Part title="Present a list of links">
        <Lesson />
      </Part>
      <Part title="Set an exercise">
        <SetExercise store={store} goals={goals} />
      </Part>
      <Part title="Drive a parameter there and back">
        <HysteresisProgram store={store} hand={hand} />
      </Part>
    </>
  );
}

/** Loaded when it is unfolded. */
function Part({ title, children }: UnfoldProps): ReactNode {
  return (
    <Unfold title={title}>
      <FigureBoundary title={title}>
        <Suspense>{children}</Suspense>
      </FigureBoundary>
    </Unfold>
  );
}
