/** Text with a copy button. Where the clipboard is not allowed, the text is selected instead, with a note that says so. */
import { type ReactNode, useId, useRef, useState } from 'react';

export interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
  readonly rows?: number;
}

export function CopyField({ label, text, rows = 1 }: CopyFieldProps): ReactNode {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState('');
  const copy = async () => {
    field.current?.select();
    setSaid((await written(text)) ? 'Copied.' : 'Selected: copy it with your keyboard or menu.');
  };
  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={field}
        readOnly
        spellCheck={false}
        rows={rows}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button type="button" onClick={() => void copy()}>
        Copy
      </button>
      <span role="status">{said}</span>
    </div>
  );
}

async function written(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
