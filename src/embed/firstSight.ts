/** What an embedded figure does when it is first seen: what its address or attributes say, unless the reader prefers reduced motion. */

import { openMoment } from '../address/stateLinks.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { prefersLessMotion } from '../figure/hooks/motion.ts';
import type { FigureLink } from './figureLink.ts';

/** A link to a moment always shows it. Otherwise nothing starts by itself where `autoplay` is 0 or the reader prefers reduced motion. */
export function atFirstSight({ moment, presentation }: Pick<FigureLink, 'moment' | 'presentation'>): (store: ExperimentStore) => void {
  return (store) => {
    if (moment.t !== undefined || ((presentation.autoplay ?? true) && !prefersLessMotion())) openMoment(store, moment);
  };
}
