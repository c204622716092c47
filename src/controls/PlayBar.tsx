/** Play or pause, one step, restart with the same seed, new seed. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

export interface PlayBarProps {
  readonly playing: boolean;
  readonly onPlay: () => void;
  readonly onPause: () => void;
  readonly onStep: () => void;
  readonly onRestart: () => void;
  readonly onNewSeed: () => void;
}

export function PlayBar({ playing, onPlay, onPause, onStep, onRestart, onNewSeed }: PlayBarProps): ReactNode {
  return (
    <fieldset className="playbar" aria-label="Training">
      <IconButton icon={playing ? 'pause' : 'play'} name={playing ? 'Pause' : 'Play'} primary onPress={playing ? onPause : onPlay} />
      <IconButton icon="step" name="One step" onPress={onStep} />
      <IconButton icon="restart" name="Restart, same seed" onPress={onRestart} />
      <IconButton icon="seed" name="New seed" onPress={onNewSeed} />
    </fieldset>
  );
}

export interface IconButtonProps {
  readonly icon: IconName;
  /** Read by screen readers and shown on hover. */
  readonly name: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

export function IconButton({ icon, name, primary, disabled, onPress }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={primary ? 'icon-button primary' : 'icon-button'}
      title={name}
      aria-label={name}
      disabled={disabled}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
