/** Controls that few readers need: behind the "More" of the page around a figure, or where they are written if there is none. */
import { createContext, type ReactNode, use } from 'react';
import { createPortal } from 'react-dom';

/** The open "More"; null while it is closed, undefined where there is none. */
export const MorePlace = createContext<HTMLElement | null | undefined>(undefined);

export function InMore({ children }: { readonly children: ReactNode }): ReactNode {
  const place = use(MorePlace);
  if (place === undefined) return children;
  return place && createPortal(children, place);
}
