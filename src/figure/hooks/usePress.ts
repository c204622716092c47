/** Presses that open what lies under the pointer. A mouse has looked before it presses; a finger first looks, and opens by a link. */
import { type PointerEvent, useRef } from 'react';

export interface Press {
  /** @param isOn there is something under the pointer */
  readonly press: (isOn: boolean, event: PointerEvent) => void;
  readonly release: () => void;
  /** The pointer has left, or the browser has taken it: a release elsewhere, or a later one here, opens nothing. */
  readonly cancel: () => void;
}

export function usePress(onOpen: () => void): Press {
  const isPressed = useRef(false);
  const cancel = () => {
    isPressed.current = false;
  };
  return {
    press: (isOn, { pointerType, button }) => {
      isPressed.current = isOn && pointerType !== 'touch' && button === 0;
    },
    release: () => {
      if (isPressed.current) onOpen();
      cancel();
    },
    cancel,
  };
}
