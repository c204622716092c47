/** What a reader has changed in a figure: it lasts until other settings are given from outside, as by words of the article. */
import { useState } from 'react';

export type SetView<Settings, View> = (view: View, settings: Settings) => void;

/**
 * @param viewOf the view that settings begin with
 * @param onSettings told of settings that follow from a change; where it is left out the given ones stay
 */
export function useView<Settings, View>(
  given: Settings,
  viewOf: (settings: Settings) => View,
  onSettings?: (settings: Settings) => void,
): readonly [View, SetView<Settings, View>] {
  const [held, setHeld] = useState(() => ({ given, view: viewOf(given) }));
  const current = held.given === given ? held : { given, view: viewOf(given) };
  if (current !== held) setHeld(current);
  const set = (view: View, settings: Settings) => {
    setHeld({ given: onSettings ? settings : given, view });
    if (settings !== given) onSettings?.(settings);
  };
  return [current.view, set];
}
