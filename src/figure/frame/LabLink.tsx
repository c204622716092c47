/** A link to the lab with the figure's current configuration. */
import type { ReactNode } from 'react';
import type { ExperimentStore } from '../../experiment/experiment.ts';
import { LiveLink } from './LiveLink.tsx';

export interface LabLinkProps {
  readonly store: ExperimentStore;
  readonly labLink: (store: ExperimentStore) => string;
}

export function LabLink({ store, labLink }: LabLinkProps): ReactNode {
  return (
    <LiveLink className="button-link" address={() => labLink(store)}>
      Open in the lab
    </LiveLink>
  );
}
