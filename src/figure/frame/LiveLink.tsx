/**
 * A link whose address is computed when it is followed, not when it is rendered: the state may have been changed
 * since, and training goes on. Works for pointers, keyboards and a script's click.
 */
import type { MouseEvent, ReactNode, RefObject, SyntheticEvent } from 'react';
import { useNewTab } from './useNewTab.tsx';

export interface LiveLinkProps {
  readonly address: () => string;
  readonly className?: string;
  /** Opens in a new tab. */
  readonly apart?: boolean;
  /** The link element, for code that clicks it. */
  readonly link?: RefObject<HTMLAnchorElement | null>;
  readonly children: ReactNode;
}

export function LiveLink({ address, className, apart = false, link, children }: LiveLinkProps): ReactNode {
  const renew = ({ currentTarget }: SyntheticEvent<HTMLAnchorElement>) => currentTarget.setAttribute('href', address());
  const tab = useNewTab();
  const click = (event: MouseEvent<HTMLAnchorElement>) => {
    renew(event);
    if (apart) tab.onClick(event);
  };
  return (
    <>
      <a
        ref={link}
        className={className}
        href={address()}
        {...(apart ? tab.attributes : {})}
        onPointerDown={renew}
        onFocus={renew}
        onClick={click}
      >
        {children}
      </a>
      {tab.refused}
    </>
  );
}
