/** Play or pause, new seed, one step, restart with the same seed: each with its word. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { Toolbar } from './Toolbar.tsx';

export interface PlayBarProps {
  readonly playing: boolean;
  readonly onPlay: () => void;
  readonly onPause: () => void;
  readonly onStep: () => void;
  readonly onRestart: () => void;
  readonly onNewSeed: () => void;
  /** Which of the buttons are shown; all of them where left out. */
  readonly part?: 'main' | 'rest';
}

export function PlayBar({ playing, onPlay, onPause, onStep, onRestart, onNewSeed, part }: PlayBarProps): ReactNode {
  return (
    <Toolbar className="playbar" label={part === 'rest' ? 'More of training' : 'Training'}>
      {part !== 'rest' && (
        <>
          <IconButton icon={playing ? 'pause' : 'play'} name={playing ? 'Pause' : 'Play'} primary onPress={playing ? onPause : onPlay} />
          <IconButton icon="seed" name="New seed" onPress={onNewSeed} />
        </>
      )}
      {part !== 'main' && (
        <>
          <IconButton icon="step" name="One step" onPress={onStep} />
          <IconButton icon="restart" name="Restart" onPress={onRestart} />
        </>
      )}
    </Toolbar>
  );
}

export interface IconButtonProps {
  readonly icon: IconName;
  readonly name: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

export function IconButton({ icon, name, primary, disabled, onPress }: IconButtonProps): ReactNode {
  return (
    <button type="button" className={primary ? 'icon-button primary' : 'icon-button'} disabled={disabled} onClick={onPress}>
      <Icon name={icon} /> {name}
    </button>
  );
}
