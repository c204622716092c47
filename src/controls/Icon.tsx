/** The few icons of the interface, drawn on a 16 × 16 grid. Decoration: the button that holds one has the name. */
import type { ReactNode } from 'react';

const PATHS = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 2.5h3v11H4zM9 2.5h3v11H9z',
  step: 'M3 2.5v11l7-5.5zM11 2.5h2v11h-2z',
  restart: 'M8 3a5 5 0 1 1-4.6 3l1.4.6A3.5 3.5 0 1 0 8 4.5V7L4.5 3.7 8 .5z',
  seed: 'M2.5 2.5h11v11h-11zM5 4.2a.9.9 0 1 0 .01 0M11 4.2a.9.9 0 1 0 .01 0M8 7.1a.9.9 0 1 0 .01 0M5 10a.9.9 0 1 0 .01 0M11 10a.9.9 0 1 0 .01 0',
  undo: 'M6.5 2 2.5 6l4 4V7.2c3 0 4.8 1 6 3.3-.3-4-2.4-6-6-6z',
  share: 'M9.5 2l5 5-5 5V9.200C6 9.2 3.5 10.3 1.5 13 2 8.5 4.5 5.6 9.5 5z',
  save: 'M7.2 1.500h1.600v6.700l2.300-2.300 1.100 1.100L8 11.200 3.800 7l1.100-1.100 2.300 2.300zM2 12.500h12V14H2z',
  table: 'M2 3h12v10H2zM2 6.300h12M2 9.600h12M6 3v10',
  earlier: 'M10 2.5v11L3.500 8z',
  later: 'M6 2.5v11L12.500 8z',
  fold: 'M2.500 7.200h11v1.600h-11z',
  enlarge: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
} as const;

export type IconName = keyof typeof PATHS;
const OUTLINED: readonly IconName[] = ['seed', 'table', 'enlarge'];

export function Icon({ name }: { readonly name: IconName }): ReactNode {
  const outlined = OUTLINED.includes(name);
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} fill={outlined ? 'none' : 'currentColor'} stroke={outlined ? 'currentColor' : 'none'} strokeWidth="1.4" />
    </svg>
  );
}
