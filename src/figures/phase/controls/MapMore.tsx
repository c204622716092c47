/** What few readers of a map need, loaded when it is opened: what colours its cells, the theory's boundaries, stopping it, its link, its settings. */
import { type ReactNode, use } from 'react';
import { Choice } from '../../../controls/Choice.tsx';
import { useNewTab } from '../../../figure/frame/useNewTab.tsx';
import { Ways } from '../../../figure/frame/ways.ts';
import type { MapState } from '../../../map/sweepStore.ts';
import { colouringOptions } from '../mapView.ts';
import type { PhaseColouring } from '../settings.ts';
import { MapFields, type MapFieldsProps } from './MapFields.tsx';

export interface MapMoreProps extends MapFieldsProps {
  readonly by: PhaseColouring;
  readonly onColouring: (by: PhaseColouring) => void;
  /** Null where there is no theory of this map. */
  readonly theory: { readonly shown: boolean; readonly onShow: (shown: boolean) => void } | null;
  /** Address of the map with all its settings. */
  readonly href: string;
}

export default function MapMore({ state, actions, href, ...colours }: MapMoreProps): ReactNode {
  const ways = use(Ways);
  return (
    <>
      <div className="bar sweep-controls">
        <Colours settings={state.settings} {...colours} />
        <button type="button" disabled={!canCancel(state)} onClick={actions.cancel}>
          Cancel
        </button>
        <MapLink href={href} />
      </div>
      <MapFields state={state} actions={actions} />
      {ways}
    </>
  );
}

function canCancel({ status, isDone, isCancelled }: MapState): boolean {
  return status === 'starting' || status === 'training' || (status === 'paused' && !isDone && !isCancelled);
}

function Colours({
  settings,
  by,
  onColouring,
  theory,
}: Omit<MapMoreProps, 'state' | 'actions' | 'href'> & Pick<MapState, 'settings'>): ReactNode {
  const options = colouringOptions(settings);
  const choose = (value: string) => {
    const chosen = options.find((known) => known.value === value);
    if (chosen) onColouring(chosen.value);
  };
  return (
    <>
      <Choice label="Colour by" value={by} options={options} onChoose={choose} />
      {theory && (
        <label className="check">
          <input type="checkbox" checked={theory.shown} onChange={(event) => theory.onShow(event.currentTarget.checked)} />
          Theory’s boundaries on the map
        </label>
      )}
    </>
  );
}

/** Opened, the link trains this map anew, so it opens in another tab. */
function MapLink({ href }: { readonly href: string }): ReactNode {
  const { attributes, onClick, refused } = useNewTab();
  return (
    <>
      <a className="button-link" href={href} {...attributes} onClick={onClick}>
        Link to this map with all its settings
      </a>
      {refused}
    </>
  );
}
