/** A figure that looks after itself says what it is set to, so that it can be shared as it is. */
import { useEffect } from 'react';
import type { FigureProps } from '../meta.ts';

/** @param query as in an address of the figure */
export function useSettings(query: string, onSettings: FigureProps['onSettings']): void {
  useEffect(() => onSettings?.(query), [query, onSettings]);
}
