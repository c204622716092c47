/** The page of a preset, where what is shared is one. Apart from the other addresses, since only the share dialog needs the presets. */
import { INITIAL_PARAMS } from '../params/paramValues.ts';
import { presetMatching, presetPlace } from '../params/presets.ts';
import type { Shared } from './shareLinks.ts';

/** The page whose link is shown with a picture where it is posted: there is one for each preset, trained from its own seeds. */
export function presetAddress({ home, state, isMoment }: Shared): string | null {
  if (!state || isMoment || state.params.seed !== INITIAL_PARAMS.seed) return null;
  const preset = presetMatching(state.params);
  return preset ? `${home}${presetPlace(preset)}` : null;
}
