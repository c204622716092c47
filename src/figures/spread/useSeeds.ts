/** An experiment's seeds as small multiples need them: a few times a second, since end states matter and not every frame. */
import { useEffect, useState } from 'react';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import type { SpreadInput } from './groups.ts';
import { seedsOf } from './seeds.ts';

const EVERY_MS = 300;

export function useSeeds(store: ExperimentStore): SpreadInput {
  const [input, setInput] = useState(() => seedsOf(store.getState()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      setInput(seedsOf(store.getState()));
    };
    read();
    const stop = store.subscribe(() => {
      timer ??= setTimeout(read, EVERY_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [store]);
  return input;
}
