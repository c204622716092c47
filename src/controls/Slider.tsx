/** A labelled native range input with a number field beside it, one tab stop together. The caller maps positions to values. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, type RefObject, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

export interface SliderProps {
  readonly label: ReactNode;
  /** The label in plain words, for screen readers. */
  readonly name: string;
  /** Whole number from 0 to `positions`. */
  readonly position: number;
  readonly positions: number;
  /** How far Page Up and Page Down go. */
  readonly page: number;
  /** The value as text, for the field and for screen readers. */
  readonly text: string;
  /** Said by screen readers instead of the position. */
  readonly spoken: string;
  readonly hint?: ReactNode;
  /** Places with a word of their own, in order. */
  readonly marks?: readonly { readonly position: number; readonly text: string }[];
  readonly disabled?: boolean;
  readonly onPosition: (position: number) => void;
  /** The pointer or key was let go: one undo step ends. */
  readonly onCommit: () => void;
  /** A typed value; the caller clamps and says so. */
  readonly onText: (text: string) => void;
  /** Stands behind it. */
  readonly children?: ReactNode;
}

export function Slider(props: SliderProps): ReactNode {
  const id = useId();
  const { marks = [] } = props;
  const touch = useTouch();
  const range = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLInputElement>(null);
  return (
    <div className="control slider">
      <label htmlFor={id}>{props.label}</label>
      <NumberField
        name={props.name}
        text={props.text}
        disabled={props.disabled ?? false}
        onText={props.onText}
        beside={{ field, onDone: () => range.current?.focus() }}
      />
      <input
        id={id}
        ref={range}
        type="range"
        min={0}
        max={props.positions}
        step={1}
        value={props.position}
        disabled={props.disabled}
        aria-label={props.name}
        aria-valuetext={props.spoken}
        aria-describedby={`${id}typing`}
        className={marks.length > 0 ? 'marked' : undefined}
        onPointerDown={touch.begin}
        onPointerMove={touch.move}
        onPointerCancel={touch.end}
        onChange={(event) => {
          if (!touch.isScrolling()) props.onPosition(Number(event.currentTarget.value));
        }}
        onKeyDown={(event) => {
          if (isTyping(event)) field.current?.focus();
          const jump = event.key === 'PageUp' ? props.page : event.key === 'PageDown' ? -props.page : 0;
          if (jump === 0) return;
          event.preventDefault();
          props.onPosition(Math.min(props.positions, Math.max(0, props.position + jump)));
        }}
        onPointerUp={() => {
          touch.end();
          props.onCommit();
        }}
        onKeyUp={props.onCommit}
        onBlur={props.onCommit}
      />
      {props.children}
      {marks.length > 0 && (
        <div className="marks" aria-hidden="true">
          {marks.map(({ position, text }) => (
            <span key={text} style={{ left: `${(100 * position) / props.positions}%` }}>
              {text}
            </span>
          ))}
        </div>
      )}
      {props.hint && <div className="hint">{props.hint}</div>}
      <span id={`${id}typing`} className="typing">
        Type a number to set it.
      </span>
    </div>
  );
}

/** What is typed goes to the number field. */
function isTyping({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return /^[\d.-]$/.test(key) && !altKey && !ctrlKey && !metaKey;
}

/** A finger that goes this far sideways moves the slider; until then it may be about to scroll the page. */
const SIDEWAYS = 6;

function useTouch() {
  const held = useRef<{ readonly x: number; readonly y: number; readonly moves: boolean } | null>(null);
  return {
    begin: ({ pointerType, clientX: x, clientY: y }: PointerEvent) => {
      held.current = pointerType === 'touch' ? { x, y, moves: false } : null;
    },
    move: ({ clientX, clientY }: PointerEvent) => {
      const { current } = held;
      if (!current) return;
      const [across, down] = [Math.abs(clientX - current.x), Math.abs(clientY - current.y)];
      if (across > SIDEWAYS && across > down) held.current = { ...current, moves: true };
    },
    end: () => {
      held.current = null;
    },
    isScrolling: () => held.current !== null && !held.current.moves,
  };
}

interface NumberFieldProps {
  readonly name: string;
  readonly text: string;
  readonly disabled: boolean;
  readonly onText: (text: string) => void;
  /** Where a slider is the tab stop for both. `onDone`: Enter or Escape was pressed. */
  readonly beside?: { readonly field: RefObject<HTMLInputElement | null>; readonly onDone: () => void };
}

/** Shows the value; while being edited it shows the typed text and commits it on Enter or blur. */
export function NumberField({ name, text, disabled, onText, beside }: NumberFieldProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null);
  const finish = () => {
    if (draft !== null && draft.trim() !== '' && draft !== text) onText(draft);
    setDraft(null);
  };
  return (
    <input
      ref={beside?.field}
      tabIndex={beside && -1}
      type="text"
      inputMode="decimal"
      className="number"
      aria-label={`${name}, typed`}
      autoComplete="off"
      spellCheck={false}
      disabled={disabled}
      value={draft ?? text}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // At once, since losing the focus would enter the text again.
        flushSync(event.key === 'Enter' ? finish : () => setDraft(null));
        beside?.onDone();
      }}
    />
  );
}
