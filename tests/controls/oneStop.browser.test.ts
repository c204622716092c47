/** A group of buttons is one stop of the tab key; arrow keys go on inside it. */
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type GroupOptions, oneStop } from '../../src/controls/oneStop.ts';

let stop = () => {};

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function show(html: string, options?: GroupOptions): HTMLElement {
  document.body.innerHTML = `<button>before</button><div id="group">${html}</div><button>after</button>`;
  const group = document.querySelector<HTMLElement>('#group') ?? document.body;
  stop = oneStop(group, options);
  document.querySelector<HTMLElement>('button')?.focus();
  return group;
}

const focused = () => document.activeElement?.textContent;

/** The words that have the focus after each of some keys. */
async function press(...keys: readonly string[]): Promise<readonly (string | null | undefined)[]> {
  const words = [];
  for (const key of keys) {
    await userEvent.keyboard(`{${key}}`);
    words.push(focused());
  }
  return words;
}

const THREE = '<button>a</button><button>b</button><a href="#c">c</a>';

it('is passed with one press, and gone through with arrows, Home and End', async () => {
  show(THREE);
  expect(await press('Tab', 'Tab')).toEqual(['a', 'after']);
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(await press('ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home', 'ArrowDown')).toEqual(['b', 'c', 'c', 'b', 'a', 'a']);
});

it('is entered again where it was left', async () => {
  show(THREE);
  expect(await press('Tab', 'ArrowRight', 'Tab')).toEqual(['a', 'b', 'after']);
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(focused()).toBe('b');
});

it('goes up and down in a list', async () => {
  show(THREE, { isList: true });
  expect(await press('Tab', 'ArrowDown', 'ArrowUp')).toEqual(['a', 'b', 'a']);
});

it('leaves out what cannot be pressed, as soon as that is so, and what is not of the group', async () => {
  const group = show(THREE);
  group.querySelector('button')?.setAttribute('disabled', '');
  await expect.poll(() => group.querySelectorAll(':enabled[tabindex="0"]').length).toBe(1);
  expect(await press('Tab', 'ArrowLeft', 'Tab')).toEqual(['b', 'b', 'after']);
  group.insertAdjacentHTML('beforeend', '<dialog open><button>inside</button></dialog>');
  await userEvent.keyboard('{Shift>}{Tab}{Tab}{/Shift}');
  expect(focused()).toBe('b');
  expect(await press('End')).toEqual(['c']);
});
