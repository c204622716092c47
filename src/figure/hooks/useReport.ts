/** A figure that looks after itself says where it stands and what may be done to it, so that scripts can. */
import { useLayoutEffect } from 'react';
import type { FigureProps, FigureReport } from '../meta.ts';

export function useReport(report: FigureReport, onReport: FigureProps['onReport']): void {
  // Before the element says that it is ready: a script may act in that very moment.
  useLayoutEffect(() => onReport?.(report));
}
