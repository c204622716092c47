/** Chooses what the reader of a link is to predict before anything is shown. */
import { type ReactNode, useId, useState } from 'react';
import { ASK_FIELD } from '../../address/askText.ts';
import { Choice } from '../../controls/Choice.tsx';

export interface ShareQuestionProps {
  /** Whether there is one model of which something can be measured. */
  readonly trains: boolean;
  /** The text of a question that can be read, or nothing. */
  readonly onAsk: (ask: string) => void;
}

const NONE = { value: '', label: 'nothing' };
const OWN = { value: 'own', label: 'a question of your own' };
const MEASURED = [
  { value: 'represented', label: 'how many features are represented' },
  { value: 'dedicated', label: 'how many have a dimension of their own' },
  { value: 'superposed', label: 'how many share dimensions' },
  { value: 'norms', label: 'the length of each feature, drawn' },
];

export function ShareQuestion({ trains, onAsk }: ShareQuestionProps): ReactNode {
  const [kind, setKind] = useState(NONE.value);
  const choose = (value: string) => {
    setKind(value);
    onAsk(value === OWN.value ? '' : value);
  };
  return (
    <>
      <Choice label="Predict" value={kind} options={[NONE, ...(trains ? MEASURED : []), OWN]} onChoose={choose} />
      {kind === OWN.value && <OwnQuestion onAsk={onAsk} />}
    </>
  );
}

function OwnQuestion({ onAsk }: Pick<ShareQuestionProps, 'onAsk'>): ReactNode {
  const id = useId();
  const [lines, setLines] = useState('');
  const change = (text: string) => {
    setLines(text);
    onAsk(questionIn(text));
  };
  return (
    <div className="own-question">
      <label htmlFor={id}>The question, then an answer on each line, with * before the right one</label>
      <textarea id={id} rows={4} value={lines} onChange={({ currentTarget }) => change(currentTarget.value)} />
      <p className="hint" role="status">
        {questionIn(lines) ? 'The link asks it.' : 'It needs two answers or more, all different, one of them with *.'}
      </p>
    </div>
  );
}

/** Empty where the lines are no question with its answers. */
function questionIn(lines: string): string {
  const ask = ASK_FIELD.parse(lines.trim().replaceAll('\n', '|'))?.value;
  return ask?.kind === 'written' ? ASK_FIELD.write(ask) : '';
}
