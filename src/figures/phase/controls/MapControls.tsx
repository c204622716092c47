/** The map's main controls: start or pause, and which map. */
import type { ReactNode } from 'react';
import { Choice } from '../../../controls/Choice.tsx';
import { IconButton } from '../../../controls/PlayBar.tsx';
import { type SweepSettings, usualMap } from '../../../map/sweepSettings.ts';
import type { MapActions, MapState } from '../../../map/sweepStore.ts';

interface MapControlsProps {
  readonly state: MapState;
  readonly actions: MapActions;
}

const MAPS = [
  { value: '2-1', label: '2 features, 1 dimension', shape: { n: 2, m: 1 } },
  { value: '3-2', label: '3 features, 2 dimensions', shape: { n: 3, m: 2 } },
  { value: '20-5', label: '20 features, 5 dimensions', shape: { n: 20, m: 5 } },
] as const;

export function MapControls({ state, actions }: MapControlsProps): ReactNode {
  const { settings } = state;
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

function Training({ state, actions }: MapControlsProps): ReactNode {
  const { status, isDone } = state;
  const isActive = status === 'starting' || status === 'training';
  const start = status === 'poster' || isDone ? 'Start' : 'Go on';
  return (
    <IconButton
      icon={isActive ? 'pause' : 'play'}
      name={isActive ? 'Pause' : start}
      primary
      disabled={isDone}
      onPress={isActive ? actions.pause : actions.play}
    />
  );
}
