/** The share dialog: links, code to embed the figure, and how to cite it. */
import { type ReactNode, useState } from 'react';
import { CopyField } from '../../controls/CopyField.tsx';
import { Unfold } from '../../controls/Unfold.tsx';
import { bibtex } from '../../exchange/citation.ts';
import { presetAddress } from '../../exchange/presetAddress.ts';
import { hasMoment, pageAddress } from '../../exchange/shareLinks.ts';
import type { ExperimentState } from '../../experiment/experiment.ts';
import { configurationInWords } from '../../params/configurationInWords.ts';
import { Dialog } from '../dialog/Dialog.tsx';
import { ownPairs } from '../figureSchema.ts';
import { Style } from '../frame/Style.tsx';
import { presetOf } from '../preset.ts';
import { AddToLesson } from './AddToLesson.tsx';
import type { FigureDialogProps } from './DialogButton.tsx';
import { canAddToLesson } from './lessonLinks.ts';
import { ShareEmbed } from './ShareEmbed.tsx';
import { ShareQrCode } from './ShareQrCode.tsx';
import { ShareQuestion } from './ShareQuestion.tsx';
import style from './share.css?inline';

/** The state when the dialog was opened, even if training goes on. */
export function ShareDialog({ meta, store, settings, home, leadsTo, extras, onClose }: FigureDialogProps): ReactNode {
  const [state] = useState(() => (meta.needs === 'experiment' ? store.getState() : null));
  const [isMoment, setIsMoment] = useState(false);
  const [ask, setAsk] = useState('');
  const shared = {
    home,
    fig: meta.id,
    preset: presetOf(meta.id),
    state,
    own: ownPairs(meta, settings),
    isMoment,
    leadsTo,
    extras: { ...extras, ...(ask && { presentation: { ask } }) },
  };
  const address = pageAddress(shared);
  const pictured = Object.keys(shared.extras).length > 0 ? null : presetAddress(shared);
  const title = `${meta.title}${state ? `: ${configurationInWords(state.params)}` : ''}`;
  return (
    <Dialog title="Share" onClose={onClose}>
      <Style of={style} />
      {state && <Which state={state} isMoment={isMoment} onChoose={setIsMoment} />}
      <CopyField label="Link" text={address} />
      {canAddToLesson(home) && <AddToLesson key={address} address={address} />}
      {pictured && <CopyField label="Link for posts, shown with a picture" text={pictured} />}
      <Unfold title="Have its reader predict first">
        <ShareQuestion trains={state !== null} onAsk={setAsk} />
      </Unfold>
      <Unfold title="QR code">
        <ShareQrCode address={address} />
      </Unfold>
      <Unfold title="Embed">
        <ShareEmbed shared={shared} title={title} />
      </Unfold>
      <Unfold title="Cite">
        <CopyField label="BibTeX" text={bibtex({ title, address, date: new Date() })} rows={9} />
      </Unfold>
    </Dialog>
  );
}

interface WhichProps {
  readonly state: ExperimentState;
  readonly isMoment: boolean;
  readonly onChoose: (isMoment: boolean) => void;
}

function Which({ state, isMoment, onChoose }: WhichProps): ReactNode {
  const step = state.snapshot?.step ?? 0;
  const replayable = hasMoment(state);
  return (
    <fieldset className="which">
      <legend>What to share</legend>
      <label>
        <input type="radio" name="which" checked={!isMoment} onChange={() => onChoose(false)} /> this configuration, trained anew
      </label>
      <label>
        <input type="radio" name="which" checked={isMoment} disabled={!replayable} onChange={() => onChoose(true)} /> this very moment, step{' '}
        {step}
        {state.given ? ' (no link carries the weights of a file: save it instead)' : ''}
        {state.replayable ? '' : ' (too many changes on the way to replay it)'}
      </label>
    </fieldset>
  );
}
