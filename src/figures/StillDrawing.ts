/** What stands where a drawing will be, while the page is built: nothing is measured and nothing moves then. Null in the browser. */
import { createContext, type ReactNode } from 'react';

/** Given the height the drawing will have at a width. */
export type Still = (height: (width: number) => number) => ReactNode;

export const StillDrawing = createContext<Still | null>(null);
