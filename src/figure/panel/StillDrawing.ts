/** What stands where a drawing will be, while the page is built: nothing is measured and nothing moves then. Null in the browser. */
import { createContext, type ReactNode } from 'react';
import type { SvgNode } from '../../charts/svg.ts';
import type { Size } from '../../charts/view.ts';

/** What is drawn, live or still. */
export interface Drawn {
  /** Height for a measured width. */
  readonly height: (width: number) => number;
  readonly draw: (size: Size) => SvgNode;
}

export const StillDrawing = createContext<((drawn: Drawn) => ReactNode) | null>(null);
