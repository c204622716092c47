/** What the reader has changed in a figure: kept until other settings are given from outside, as by a button in the article. */
import { useState } from 'react';

export type SetView<Settings, View> = (view: View, settings: Settings) => void;

/**
 * @param viewOf gives the initial view of settings
 * @param onSettings receives the settings a change implies; where left out, the given ones stay
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

/** As `useView`, for a figure that has no state but its settings. @returns them, and what changes some of them */
export function useSettings<Settings>(given: Settings, onSettings?: (settings: Settings) => void) {
  const [settings, setView] = useView(given, (own) => own, onSettings);
  const set = (changed: Partial<Settings>) => setView({ ...settings, ...changed }, { ...settings, ...changed });
  return [settings, set] as const;
}
