/** The buttons that save and share a figure, for its own "More"; null where they stand elsewhere. */
import { createContext, type ReactNode } from 'react';

export const Ways = createContext<ReactNode>(null);
