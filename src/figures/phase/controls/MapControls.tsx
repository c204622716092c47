/** The map's controls: start, pause, stop; which map; the measure that colours cells; the theory's boundaries. */
import type { ReactNode } from 'react';
import { Choice } from '../../../controls/Choice.tsx';
import { IconButton } from '../../../controls/PlayBar.tsx';
import { Toolbar } from '../../../controls/Toolbar.tsx';
import { type SweepSettings, usualMap } from '../../../map/sweepSettings.ts';
import type { MapActions, MapState } from '../../../map/sweepStore.ts';
import { colouringOptions } from '../mapView.ts';
import type { PhaseColouring } from '../settings.ts';

interface MapControlsProps {
  readonly state: MapState;
  readonly actions: MapActions;
  readonly by: PhaseColouring;
  readonly onColouring: (by: PhaseColouring) => void;
  /** Null where there is no theory of this map. */
  readonly theory: { readonly shown: boolean; readonly onShow: (shown: boolean) => void } | null;
}

const MAPS = [
  { value: '2-1', label: '2 features, 1 dimension', shape: { n: 2, m: 1 } },
  { value: '3-2', label: '3 features, 2 dimensions', shape: { n: 3, m: 2 } },
  { value: '20-5', label: '20 features, 5 dimensions', shape: { n: 20, m: 5 } },
] as const;

export function MapControls({ state, actions, by, onColouring, theory }: MapControlsProps): ReactNode {
  const { settings } = state;
  const colourings = colouringOptions(settings);
  return (
    <div className="bar sweep-controls">
      <Training state={state} actions={actions} />
      <Choice
        label="Map"
        value={shapeOf(settings)}
        options={mapOptions(settings)}
        onChoose={(value) => {
          const map = MAPS.find((known) => known.value === value);
          if (map) actions.set(usualMap(map.shape));
        }}
      />
      <Choice
        label="Colour by"
        value={by}
        options={colourings}
        onChoose={(value) => {
          const chosen = colourings.find((known) => known.value === value);
          if (chosen) onColouring(chosen.value);
        }}
      />
      {theory && (
        <label className="check">
          <input type="checkbox" checked={theory.shown} onChange={(event) => theory.onShow(event.currentTarget.checked)} />
          Theory’s boundaries on the map
        </label>
      )}
    </div>
  );
}

function shapeOf({ params }: SweepSettings): string {
  return `${params.n}-${params.m}`;
}

/** A shape that is not among those offered gets an option of its own. */
function mapOptions(settings: SweepSettings) {
  const isOffered = MAPS.some(({ value }) => value === shapeOf(settings));
  const { n, m } = settings.params;
  return isOffered ? MAPS : [...MAPS, { value: shapeOf(settings), label: `${n} features, ${m} ${m === 1 ? 'dimension' : 'dimensions'}` }];
}

function Training({ state, actions }: Pick<MapControlsProps, 'state' | 'actions'>): ReactNode {
  const { status, isDone, isCancelled } = state;
  const isActive = status === 'starting' || status === 'training';
  const canCancel = isActive || (status === 'paused' && !isDone && !isCancelled);
  const start = status === 'poster' || isDone ? 'Start' : 'Go on';
  return (
    <Toolbar className="playbar" label="Training of the map">
      <IconButton
        icon={isActive ? 'pause' : 'play'}
        name={isActive ? 'Pause' : start}
        primary
        disabled={isDone}
        onPress={isActive ? actions.pause : actions.play}
      />
      <button type="button" disabled={!canCancel} onClick={actions.cancel}>
        Cancel
      </button>
    </Toolbar>
  );
}
