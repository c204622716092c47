/** The less used settings of a map, loaded when they are opened. Cells that are still valid stay. */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { MapFieldsProps } from './MapFields.tsx';

const MapFields = lazy(() => import('./MapFields.tsx'));

export function MapSettings(props: MapFieldsProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="more-controls" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>More</summary>
      <Suspense>{isOpen && <MapFields {...props} />}</Suspense>
    </details>
  );
}
