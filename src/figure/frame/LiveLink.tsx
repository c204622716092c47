/**
 * A link whose address is that of the moment it is followed, not of the moment it was drawn: what it leads to may have been changed
 * by hand since, and training goes on. Renewed however it is reached: by pointer, by keyboard, or by a script's click.
 */
import type { ReactNode, RefObject, SyntheticEvent } from 'react';

export interface LiveLinkProps {
  readonly address: () => string;
  readonly className?: string;
  /** In a tab of its own. */
  readonly apart?: boolean;
  /** The link itself, for what clicks it from elsewhere. */
  readonly link?: RefObject<HTMLAnchorElement | null>;
  readonly children: ReactNode;
}

export function LiveLink({ address, className, apart = false, link, children }: LiveLinkProps): ReactNode {
  const renew = ({ currentTarget }: SyntheticEvent<HTMLAnchorElement>) => currentTarget.setAttribute('href', address());
  return (
    <a
      ref={link}
      className={className}
      href={address()}
      {...(apart ? { target: '_blank', rel: 'noopener' } : {})}
      onPointerDown={renew}
      onFocus={renew}
      onClick={renew}
    >
      {children}
    </a>
  );
}
