/** Reports the status and actions of a figure that has no experiment, for scripts. */
import { useLayoutEffect } from 'react';
import type { FigureProps, FigureReport } from '../meta.ts';

export function useReport(report: FigureReport, onReport: FigureProps['onReport']): void {
  // Before the element's `ready` event, since a script may act on it at once.
  useLayoutEffect(() => onReport?.(report));
}
