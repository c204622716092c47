/** The way from a figure to the lab with the configuration it has at that moment. */
import type { ReactNode } from 'react';
import type { ExperimentStore } from '../state/experiment.ts';

export interface LabLinkProps {
  readonly store: ExperimentStore;
  readonly labLink: (store: ExperimentStore) => string;
}

export function LabLink({ store, labLink }: LabLinkProps): ReactNode {
  return (
    <a className="button-link" href={labLink(store)} onPointerDown={(event) => event.currentTarget.setAttribute('href', labLink(store))}>
      Open in the lab
    </a>
  );
}
