/** A finger on a slider moves the value sideways, and scrolls the page without moving it; digits type a value. */
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Slider } from '../../src/controls/Slider.tsx';
import { untilThere } from '../setup/untilThere.ts';

const MARKS = [
  { position: 0, text: 'always' },
  { position: 50, text: 'half' },
];

/** What was entered in the field. */
const typed: string[] = [];

function Held() {
  const [position, setPosition] = useState(20);
  const text = String(position);
  return (
    <Slider
      label="Sparsity"
      name="Sparsity"
      {...{ position, text, marks: MARKS }}
      positions={100}
      page={10}
      spoken={text}
      onPosition={setPosition}
      onCommit={() => {}}
      onText={(text) => typed.push(text)}
    />
  );
}

const root = document.createElement('div');
document.body.append(root);
const mounted = createRoot(root);
afterEach(() => mounted.render(null));

async function slider(): Promise<HTMLInputElement> {
  mounted.render(<Held />);
  return untilThere(() => root.querySelector<HTMLInputElement>('input[type="range"]'));
}

function point(input: HTMLInputElement, type: string, clientX: number, clientY: number, pointerType = 'touch'): void {
  input.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType, clientX, clientY }));
}

/** As the browser does under a finger or a mouse. */
function move(input: HTMLInputElement, value: number): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, String(value));
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

const heldBy = (input: HTMLInputElement) => input.getAttribute('aria-valuetext');

it('keeps its value under a finger that scrolls', async () => {
  const input = await slider();
  point(input, 'pointerdown', 100, 100);
  move(input, 80);
  point(input, 'pointermove', 103, 160);
  move(input, 82);
  point(input, 'pointercancel', 103, 170);
  expect(heldBy(input)).toBe('20');
  expect(input.value).toBe('20');
});

it('follows a finger that goes sideways, and a mouse at once', async () => {
  const input = await slider();
  point(input, 'pointerdown', 100, 100);
  point(input, 'pointermove', 110, 102);
  move(input, 60);
  await expect.poll(() => heldBy(input)).toBe('60');
  point(input, 'pointerup', 110, 102);
  point(input, 'pointerdown', 10, 10, 'mouse');
  move(input, 5);
  await expect.poll(() => heldBy(input)).toBe('5');
});

it('names places on its scale', async () => {
  await slider();
  expect([...root.querySelectorAll('.marks span')].map((mark) => mark.textContent)).toEqual(['always', 'half']);
});

it('is one tab stop: digits go to its field, Enter and Escape come back', async () => {
  const input = await slider();
  input.focus();
  await userEvent.keyboard('35');
  const field = root.querySelector<HTMLInputElement>('.number');
  expect(document.activeElement).toBe(field);
  expect(field?.value).toBe('35');
  await userEvent.keyboard('{Enter}');
  expect(document.activeElement).toBe(input);
  expect(typed).toEqual(['35']);
  await userEvent.keyboard('7{Escape}');
  expect(document.activeElement).toBe(input);
  expect(typed).toEqual(['35']);
  expect(field?.tabIndex).toBe(-1);
});
