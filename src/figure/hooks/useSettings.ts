/** Reports what a figure is set to, so that it can be shared as it is. */
import { useEffect } from 'react';
import type { FigureProps } from '../meta.ts';

/** @param query as in an address of the figure; null where there is nothing to report */
export function useSettings(query: string | null, onSettings: FigureProps['onSettings']): void {
  useEffect(() => {
    if (query !== null) onSettings?.(query);
  }, [query, onSettings]);
}
