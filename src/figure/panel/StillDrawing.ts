/** What stands where a drawing will be, while the page is built: nothing is measured and nothing moves then. Null in the browser. */
import { createContext, type ReactNode } from 'react';
import type { DrawingProps } from './Drawing.tsx';

/** Given the drawing: its height for a width, and how it is drawn. */
export type Still = (drawing: Pick<DrawingProps, 'height' | 'draw'>) => ReactNode;

export const StillDrawing = createContext<Still | null>(null);
