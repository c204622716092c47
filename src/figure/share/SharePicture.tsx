/** Saves the current drawing as a file. */
import { type ReactNode, useState } from 'react';
import { pngFile } from '../../exchange/pngFile.ts';
import { saveFile } from '../../exchange/saveFile.ts';
import type { FigureMeta } from '../meta.ts';
import { drawingFile } from './exportDrawing.ts';

export interface SharePictureProps {
  readonly meta: FigureMeta;
  readonly scope: ParentNode;
  readonly address: string;
}

export function SharePicture({ meta, scope, address }: SharePictureProps): ReactNode {
  const [said, setSaid] = useState('');
  const name = `superposition-${meta.id}`;
  const svg = () => {
    const figure = scope.querySelector(`[data-figure="${meta.id}"]`);
    return figure && drawingFile(figure, meta, { address });
  };
  const save = async (toFile: (drawing: string) => Promise<Blob> | Blob, ending: string) => {
    const drawing = svg();
    if (!drawing) return setSaid('The figure shows its data as a table: switch “Data” off to save the drawing.');
    try {
      saveFile(`${name}.${ending}`, await toFile(drawing));
      setSaid('');
    } catch {
      setSaid('The browser could not draw the picture.');
    }
  };
  return (
    <p className="share-picture">
      Picture{' '}
      <button type="button" onClick={() => void save((drawing) => new Blob([drawing], { type: 'image/svg+xml' }), 'svg')}>
        Save SVG
      </button>{' '}
      <button type="button" onClick={() => void save(pngFile, 'png')}>
        Save PNG
      </button>{' '}
      <span role="status">{said}</span>
    </p>
  );
}
