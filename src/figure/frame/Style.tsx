/** The style of a part that is loaded on demand, where it stands: in a page, or in an element's shadow tree. */
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { adoptStyle } from '../adoptStyle.ts';

export function Style({ of: style }: { readonly of: string }): ReactNode {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const root = place.current?.getRootNode();
    if (root instanceof ShadowRoot || root instanceof Document) adoptStyle(root, style);
  }, [style]);
  return <span ref={place} hidden />;
}
