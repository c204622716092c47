/** Opens a model from a file or from text. Where a file can be read in two ways, a picture of each is shown to choose from. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { h, patchSvg } from '../charts/svg.ts';
import { CopyField } from '../controls/CopyField.tsx';
import { FileError } from '../exchange/formats/fileError.ts';
import { PTH_TO_SAFETENSORS, readWeights, type WeightsFile } from '../exchange/weights/importWeights.ts';
import { openedModel } from '../exchange/weights/openedModel.ts';
import type { Reading } from '../exchange/weights/readings.ts';
import type { ExperimentStore } from '../experiment/experiment.ts';
import { Dialog } from '../figure/dialog/Dialog.tsx';
import { drawThumbnails, thumbnailLayout } from '../figures/directions/thumbnails.ts';
import { ConfigError } from '../model/config/problem.ts';
import { instanceWeights } from '../model/network/parameters.ts';

export interface OpenDialogProps {
  readonly store: ExperimentStore;
  /** What was dropped or pasted; null where the reader is still to choose. */
  readonly source: File | string | null;
  readonly onClose: () => void;
}

/** A file that can be read in several ways. */
interface Question {
  readonly file: WeightsFile;
  readonly name: string;
}

export function OpenDialog({ store, source, onClose }: OpenDialogProps): ReactNode {
  const [said, setSaid] = useState('');
  const [question, setQuestion] = useState<Question | null>(null);
  const show = async (reading: Reading, { file: { configuration }, name }: Question) => {
    const { params, given, problems } = await openedModel({ ...reading.weights, configuration }, name, store.getState().params);
    store.actions.openModel(params, given, problems);
    onClose();
  };
  const read = async (given: File | string) => {
    setQuestion(null);
    const name = typeof given === 'string' ? 'the pasted text' : given.name;
    const asked = { file: await readWeights(given), name };
    if (asked.file.readings.length > 1) setQuestion(asked);
    else await show(asked.file.readings[0], asked);
  };
  const attempt = async (act: () => Promise<void>) => {
    setSaid('');
    await act().catch((error: unknown) => setSaid(`${refusal(error)} The model shown stays.`));
  };
  const open = (given: File | string) => void attempt(() => read(given));
  const opened = useRef<File | string | null>(null);
  useEffect(() => {
    if (source === null || opened.current === source) return;
    opened.current = source;
    open(source);
  });
  return (
    <Dialog title="Open a model" onClose={onClose}>
      <Sources onGiven={open} />
      {said && (
        <p className="refusal" role="alert">
          {said}
        </p>
      )}
      {question && <Readings question={question} onChoose={(reading) => void attempt(() => show(reading, question))} />}
      <CopyField label="This line of Python turns a PyTorch file into one that can be opened" text={PTH_TO_SAFETENSORS} rows={3} />
    </Dialog>
  );
}

function refusal(error: unknown): string {
  if (error instanceof FileError || error instanceof ConfigError) return error.message;
  throw error;
}

function Sources({ onGiven }: { readonly onGiven: (given: File | string) => void }): ReactNode {
  const [text, setText] = useState('');
  return (
    <div className="open-sources">
      <label>
        <span>
          <b>File</b>, chosen here or dropped on the page: JSON of this page, .safetensors, .npz, .npy or a zipped model card
        </span>
        <input type="file" onChange={({ currentTarget }) => currentTarget.files?.[0] && onGiven(currentTarget.files[0])} />
      </label>
      <label>
        <span>
          <b>JSON</b>, such as {'{"W": [[1, 0], [0, 1], [-1, 0]], "b": [0, 0, 0]}'}
        </span>
        <textarea rows={3} value={text} onChange={({ currentTarget }) => setText(currentTarget.value)} />
      </label>
      <button type="button" disabled={text.trim() === ''} onClick={() => onGiven(text)}>
        Open the text
      </button>
    </div>
  );
}

interface ReadingsProps {
  readonly question: Question;
  readonly onChoose: (reading: Reading) => void;
}

function Readings({ question: { file, name }, onChoose }: ReadingsProps): ReactNode {
  return (
    <fieldset className="readings">
      <legend className="question">{name} does not say which index of W is the features’. Which of these is your model?</legend>
      {file.readings.map((reading) => (
        <button key={reading.layout} type="button" onClick={() => onChoose(reading)}>
          <ReadingPicture reading={reading} />
          {reading.weights.nFeatures} features in {reading.weights.nHidden} {reading.weights.nHidden === 1 ? 'dimension' : 'dimensions'}
        </button>
      ))}
    </fieldset>
  );
}

const SIZE = { width: 150, height: 150 };

/** The directions of its first model. */
function ReadingPicture({ reading: { weights } }: { readonly reading: Reading }): ReactNode {
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    const { nFeatures, nHidden } = weights;
    const model = { ...instanceWeights(weights, weights, 0), nFeatures, nHidden, selectedFeature: null };
    const picture = drawThumbnails([thumbnailLayout(model, { x: 0, y: 0, ...SIZE })]);
    if (svg.current) patchSvg(svg.current, h('svg', { viewBox: `0 0 ${SIZE.width} ${SIZE.height}` }, picture));
  }, [weights]);
  return <svg ref={svg} {...SIZE} aria-hidden="true" />;
}
