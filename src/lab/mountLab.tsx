/** Puts the lab into the page and starts what the address asks for. */
import './lab.css';
import './views.css';
import { createRoot } from 'react-dom/client';
import { readGoal } from '../address/goalText.ts';
import { bindAddress, type LabExtras } from '../address/labAddress.ts';
import { type Address, parseConfiguration } from '../address/openAddress.ts';
import type { CreateStore } from '../experiment/newExperiment.ts';
import { openPin } from './compare/openPin.ts';
import { createPins, type PinStore } from './compare/pinned.ts';
import { createGoals, type GoalStore } from './exercise/checks.ts';
import { recordByHand } from './hysteresis/byHand.ts';
import { Lab } from './Lab.tsx';
import { linkExtras } from './linkExtras.ts';
import { createShelf, fillShelf } from './shelf/shelf.ts';
import { openTheme } from './theme.ts';

export function mountLab(root: HTMLElement, address: Address, createStore: CreateStore): void {
  const { params, moment, problems, pin, goal: goalText, presentation } = parseConfiguration(address);
  const { goal, problems: goalProblems } = readGoal(goalText);
  const store = createStore({ params, problems: [...problems, ...goalProblems] });
  const pins = createPins();
  const shelf = createShelf();
  fillShelf(shelf, store);
  const goals = createGoals();
  goals.setState({ goal });
  const bar = bindAddress(store, { extras: extrasOf(pins, goals, createStore) });
  const begin = () => bar.openMoment(moment);
  createRoot(root).render(
    <Lab
      {...{ store, pins, shelf, goals, hand: recordByHand(store) }}
      theme={openTheme(presentation)}
      onPlace={bar.enter}
      ask={presentation.ask}
      onReveal={begin}
    />,
  );
  if (pin !== undefined) void openPin(pin, createStore, pins);
  if (presentation.ask === undefined) begin();
  document.addEventListener('visibilitychange', () =>
    document.visibilityState === 'visible' ? store.actions.show() : store.actions.hide(),
  );
}

function extrasOf(pins: PinStore, goals: GoalStore, createStore: CreateStore): LabExtras {
  return {
    read: () => linkExtras(pins, goals),
    subscribe: (changed) => {
      pins.subscribe(changed);
      goals.subscribe(changed);
    },
    open: ({ pin, goal }) => {
      goals.setState({ goal: readGoal(goal).goal });
      void openPin(pin, createStore, pins);
    },
  };
}
