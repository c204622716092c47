/** The seeds that train together, as small pictures to choose from, and in words what is shown and what became of how many. */
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { clamp } from '../../charts/view.ts';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { seedOf } from '../../experiment/seeds.ts';
import { frontInstance } from '../../figure/frontModel.ts';
import { useExperiment } from '../../figure/hooks/useExperiment.ts';
import { SeedOutcomes } from './SeedOutcomes.tsx';
import { ShownSeed } from './ShownSeed.tsx';
import { useSeedPictures } from './useSeedPictures.ts';

export function SeedStrip({ store }: { readonly store: ExperimentStore }): ReactNode {
  const count = useExperiment(store, (state) => state.snapshot?.nInstances ?? 0);
  if (count < 2) return null;
  return (
    <section className="seed-choice" aria-label="Seeds that train together">
      <h2>The {count} seeds of this run, each with its loss</h2>
      <ShownSeed store={store} />
      <Pictures store={store} count={count} />
      <SeedOutcomes store={store} />
    </section>
  );
}

interface PicturesProps {
  readonly store: ExperimentStore;
  readonly count: number;
}

/** The buttons are the choice; all their pictures are on one canvas above them, since hundreds of drawings would fill the page's time. */
function Pictures({ store, count }: PicturesProps): ReactNode {
  const front = useExperiment(store, frontInstance);
  const best = useExperiment(store, (state) => state.best);
  const chosen = useExperiment(store, (state) => state.chosen);
  const startParams = useExperiment(store, (state) => state.startParams);
  const [stop, setStop] = useState<number | null>(null);
  const strip = useRef<HTMLFieldSetElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useSeedPictures(strip, canvas, store, count);
  return (
    <fieldset className="seeds" ref={strip} aria-label="Choose the seed to show" onKeyDown={moveByKey}>
      {Array.from({ length: count }, (_, i) => (
        <button
          // An instance has no other name than its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: instances are ordered
          key={i}
          type="button"
          data-best={i === best}
          aria-pressed={i === front}
          tabIndex={i === (stop ?? front) ? 0 : -1}
          onFocus={() => setStop(i)}
          onClick={() => store.actions.chooseInstance(i === chosen ? null : i)}
        >
          <span className="picture" />
          <span className="visually-hidden">{`Seed ${seedOf(startParams, i)}${i === best ? ', the best' : ''}, loss `}</span>
          <span className="loss" />
        </button>
      ))}
      <canvas ref={canvas} />
    </fieldset>
  );
}

/** One tab stop for all; arrow keys move within. */
function moveByKey(event: KeyboardEvent<HTMLFieldSetElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button.matches(':focus'));
  const columns = Math.max(
    1,
    buttons.findIndex((button) => button.offsetTop > (buttons[0]?.offsetTop ?? 0)),
  );
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - columns, ArrowDown: at + columns, Home: 0, End: buttons.length - 1 }[
    event.key
  ];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  buttons[clamp(to, 0, buttons.length - 1)]?.focus();
}
