/** Opens a model from a file: by a button, or dropped or pasted anywhere on the page. The rest is loaded with the first. */
import './open.css';
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { couldNotLoad } from '../figure/couldNotLoad.ts';
import { useExperiment } from '../figure/hooks/useExperiment.ts';
import type { OpenDialogProps } from './OpenDialog.tsx';

interface OpenModelProps {
  readonly store: ExperimentStore;
}

export function OpenModel({ store }: OpenModelProps): ReactNode {
  const button = useRef<HTMLButtonElement>(null);
  const [Dialog, setDialog] = useState<ComponentType<OpenDialogProps> | null>(null);
  const [source, setSource] = useState<File | string | null>(null);
  const [failed, setFailed] = useState(false);
  const open = async (given: File | string | null) => {
    const code = await import('./OpenDialog.tsx').catch(() => null);
    setFailed(code === null);
    setSource(given);
    if (code) setDialog(() => code.OpenDialog);
  };
  const close = () => {
    setDialog(null);
    button.current?.focus();
  };
  useEffect(() => watchPage((given) => void open(given)));
  return (
    <>
      <button type="button" ref={button} onClick={() => void open(null)}>
        Open…
      </button>
      {failed && (
        <span className="hint" role="alert">
          {couldNotLoad('The dialog “Open”')}
        </span>
      )}
      {Dialog && <Dialog store={store} source={source} onClose={close} />}
    </>
  );
}

/** What the experiment starts from, while it is a file. */
export function GivenNote({ store }: OpenModelProps): ReactNode {
  const given = useExperiment(store, (state) => state.given);
  if (!given) return null;
  return (
    <p className="given" role="status">
      Runs start from the weights of <b>{given.name}</b>.{' '}
      <button type="button" onClick={store.actions.dropModel}>
        Start from random weights
      </button>
    </p>
  );
}

/** Files dropped anywhere, and files or JSON pasted outside of fields. @returns a function that stops it */
function watchPage(onGiven: (given: File | string) => void): () => void {
  const watching = new AbortController();
  const { signal } = watching;
  const allow = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    onGiven(file);
  };
  const paste = ({ target, clipboardData }: ClipboardEvent) => {
    if (target instanceof Element && target.closest('input, textarea')) return;
    const given = clipboardData?.files[0] ?? clipboardData?.getData('text');
    if (given) onGiven(given);
  };
  window.addEventListener('dragover', allow, { signal });
  window.addEventListener('drop', drop, { signal });
  window.addEventListener('paste', paste, { signal });
  return () => watching.abort();
}
