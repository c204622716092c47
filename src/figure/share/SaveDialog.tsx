/** What a figure can be saved as: its picture, and the models behind it. All of it is as it was when the dialog opened, but for the picture. */
import { type ReactNode, useEffect, useState } from 'react';
import { Choice } from '../../controls/Choice.tsx';
import type { OfferedFile, OfferedFiles } from '../../exchange/offers.ts';
import { pngFile } from '../../exchange/pngFile.ts';
import { saveFile } from '../../exchange/saveFile.ts';
import { hasMoment, pageAddress } from '../../exchange/shareLinks.ts';
import { copySnapshot } from '../../experiment/copySnapshot.ts';
import { couldNotLoad } from '../couldNotLoad.ts';
import { Dialog } from '../dialog/Dialog.tsx';
import { ownPairs } from '../figureSchema.ts';
import { Style } from '../frame/Style.tsx';
import type { FigureMeta } from '../meta.ts';
import { figureMeta } from '../registry.ts';
import { CopyInstead, type CopyInsteadProps } from './CopyInstead.tsx';
import type { FigureDialogProps } from './DialogButton.tsx';
import { type DrawnFigure, drawingFile } from './exportDrawing.ts';
import { withFonts } from './pictureFonts.ts';
import style from './share.css?inline';

export function SaveDialog(props: FigureDialogProps): ReactNode {
  const { scope, onClose } = props;
  const [address] = useState(() => addressOf(props));
  const [said, setSaid] = useState('');
  const [unsure, setUnsure] = useState<CopyInsteadProps | null>(null);
  const views = viewsIn(scope, props.meta);
  const [view, setView] = useState(views[0] ?? props.meta);
  const models = useModels(props, address, setSaid);
  const save = async ({ name, type, write }: OfferedFile) => {
    setSaid('');
    setUnsure(null);
    try {
      const content = await write();
      const text = typeof content === 'string' ? content : null;
      if (!saveFile(name, new Blob([content], { type }))) setUnsure({ name, text, address });
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <Dialog title="Save" onClose={onClose}>
      <Style of={style} />
      {views.length > 1 && (
        <Choice
          label="Picture of"
          value={view.id}
          options={views.map(({ id, title }) => ({ value: id, label: title }))}
          onChoose={(id) => setView(figureMeta(id) ?? view)}
        />
      )}
      {[pictures(scope, { ...props, settings: view === props.meta ? props.settings : {}, meta: view }, address), ...models].map(
        ({ title, files }) => (
          <section className="save-files" key={title} aria-label={title}>
            <h3>{title}</h3>
            {files.map((file) => (
              <p key={file.label}>
                <button type="button" onClick={() => void save(file)}>
                  {file.label}
                </button>
                <span className="hint">{file.hint}</span>
              </p>
            ))}
          </section>
        ),
      )}
      <p className="hint" role="status">
        {said}
      </p>
      {unsure && <CopyInstead key={unsure.name} {...unsure} />}
    </Dialog>
  );
}

/** The figures that stand there, the one whose button was pressed first. */
function viewsIn(scope: ParentNode, own: FigureMeta): readonly FigureMeta[] {
  const ids = [...scope.querySelectorAll<HTMLElement>('[data-figure]')].map(({ dataset }) => dataset.figure ?? '');
  const others = ids.filter((id, at) => id !== own.id && ids.indexOf(id) === at).flatMap((id) => figureMeta(id) ?? []);
  return ids.includes(own.id) ? [own, ...others] : others;
}

/** The moment, where a link can replay it. */
function addressOf({ meta, store, settings, home, leadsTo }: FigureDialogProps): string {
  const state = meta.needs === 'experiment' ? store.getState() : null;
  return pageAddress({ home, fig: meta.id, state, own: ownPairs(meta, settings), isMoment: hasMoment(state), leadsTo });
}

/** Empty until loaded, and for a figure that trains nothing. */
function useModels(props: FigureDialogProps, address: string, onProblem: (sentence: string) => void): readonly OfferedFiles[] {
  const [loading] = useState(() => loadModels(props, address));
  const [models, setModels] = useState<readonly OfferedFiles[]>([]);
  useEffect(() => {
    loading.then(setModels, () => onProblem(couldNotLoad('The list of files')));
  }, [loading, onProblem]);
  return models;
}

async function loadModels({ meta, store, files }: FigureDialogProps, address: string): Promise<readonly OfferedFiles[]> {
  if (meta.needs !== 'experiment') return (await files?.(address)) ?? [];
  const { snapshot, ...state } = store.getState();
  const kept = snapshot && copySnapshot(snapshot);
  const { experimentFiles } = await import('../../exchange/experimentFiles.ts');
  return experimentFiles({ ...state, snapshot: kept }, address);
}

function pictures(scope: ParentNode, shown: DrawnFigure, address: string): OfferedFiles {
  const name = `superposition-${shown.meta.id}`;
  return {
    title: 'Picture',
    files: [
      {
        label: 'SVG',
        hint: 'sharp at any size, with the link inside',
        name: `${name}.svg`,
        type: 'image/svg+xml',
        write: () => drawn(scope, shown, address),
      },
      {
        label: 'PNG',
        hint: 'in double resolution',
        name: `${name}.png`,
        type: 'image/png',
        write: async () => new Uint8Array(await (await pngFile(await drawn(scope, shown, address))).arrayBuffer()),
      },
    ],
  };
}

/** @throws Error in words for the reader, where there is no drawing */
async function drawn(scope: ParentNode, shown: DrawnFigure, address: string): Promise<string> {
  const figure = scope.querySelector(`[data-figure="${shown.meta.id}"]`);
  const drawing = figure && drawingFile(figure, shown, { address });
  if (!drawing) throw new Error('The figure shows its data as a table: switch “Data” off to save the drawing.');
  return withFonts(drawing, document);
}
