/** Presses that open what is under the pointer. A mouse shows a tip before the press; a touch shows the tip first, which holds a link. */
import { type PointerEvent, useRef } from 'react';

export interface Press {
  /** @param isOn whether there is something under the pointer */
  readonly press: (isOn: boolean, event: PointerEvent) => void;
  readonly release: () => void;
  /** The pointer left or was captured by the browser: a later release opens nothing. */
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
