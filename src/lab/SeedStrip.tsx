/** The seeds that train together, as thumbnails to choose from. The best is marked; the chosen one is what the views show. */
import { type ReactNode, type RefObject, useCallback, useEffect, useRef } from 'react';
import { patchSvg } from '../charts/svg.ts';
import type { ExperimentState, ExperimentStore } from '../experiment/experiment.ts';
import { lossText } from '../figure/frame/StatusLine.tsx';
import { frontInstance, instanceModel } from '../figure/frontModel.ts';
import { useExperiment } from '../figure/hooks/useExperiment.ts';
import { useThrottledEffect } from '../figure/hooks/useThrottled.ts';
import { drawDirections } from '../figures/directions/draw.ts';
import { directionsLayout } from '../figures/directions/layout.ts';

const SIZE = { width: 72, height: 72 };
/** Thumbnails tell an end state apart, they need not be smooth. */
const REDRAW_EVERY_MS = 200;

export function SeedStrip({ store }: { readonly store: ExperimentStore }): ReactNode {
  const count = useExperiment(store, (state) => state.snapshot?.nInstances ?? 0);
  const front = useExperiment(store, frontInstance);
  const best = useExperiment(store, (state) => state.best);
  const chosen = useExperiment(store, (state) => state.chosen);
  const root = useRef<HTMLFieldSetElement>(null);
  useThumbnails(root, store, count);
  if (count < 2) return null;
  return (
    <fieldset className="seeds" ref={root} aria-label="Seeds that train together">
      {Array.from({ length: count }, (_, i) => (
        <button
          // An instance has no other name than its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: instances are ordered
          key={i}
          type="button"
          data-best={i === best}
          aria-pressed={i === front}
          onClick={() => store.actions.chooseInstance(i === chosen ? null : i)}
        >
          <svg width={SIZE.width} height={SIZE.height} aria-hidden="true" />
          <span className="visually-hidden">{`Seed number ${i + 1}${i === best ? ', the best' : ''}, loss `}</span>
          <span className="loss" />
        </button>
      ))}
    </fieldset>
  );
}

function useThumbnails(root: RefObject<HTMLElement | null>, store: ExperimentStore, count: number): void {
  const paint = useCallback(() => {
    const buttons = root.current?.querySelectorAll('button') ?? [];
    for (const [i, button] of [...buttons].slice(0, count).entries()) paintSeed(button, store.getState(), i);
  }, [root, store, count]);
  useEffect(paint, [paint]);
  useThrottledEffect(store.subscribe, paint, REDRAW_EVERY_MS);
}

function paintSeed(button: HTMLButtonElement, state: ExperimentState, instance: number): void {
  const [svg, text] = [button.querySelector('svg'), button.querySelector('.loss')];
  if (svg) patchSvg(svg, drawDirections(directionsLayout({ ...instanceModel(state, instance), compact: true }, SIZE), ''));
  if (text) text.textContent = lossText(state.judgedLoss[instance] ?? Number.NaN);
}
