/** One cell looked at closely: the weights of its best seed as a picture, its loss against the closed forms, the way to the lab. */
import type { ReactNode, RefObject } from 'react';
import { formatValue } from '../../charts/format.ts';
import { type SvgNode, toSvgString } from '../../charts/svg.ts';
import { cellLink, cellParams } from '../../state/cellLink.ts';
import type { MapCell, MapState } from '../../state/sweepStore.ts';
import { describeDirections } from '../directions/describe.ts';
import { drawDirections } from '../directions/draw.ts';
import { directionsLayout } from '../directions/layout.ts';
import { type ComparedForm, compareWithForms, excessWords } from './comparison.ts';
import { familyOf, mapAxes } from './mapView.ts';
import { placeWords } from './words.ts';

interface CellDetailProps {
  readonly state: MapState;
  readonly selected: number | null;
  /** Trained at the place or standing for it. */
  readonly found: MapCell | null;
  readonly home: string;
  /** Enter and clicks on the map follow it. */
  readonly link: RefObject<HTMLAnchorElement | null>;
}

const SIZE = { width: 132, height: 132 };

export function CellDetail({ state, selected, found, home, link }: CellDetailProps): ReactNode {
  if (selected === null || !found) {
    const words =
      selected === null
        ? 'Point at a cell to see its model; a click opens it in the lab.'
        : `${placeWords(mapAxes(state), selected)}: not trained yet.`;
    return <p className="sweep-cell note">{words}</p>;
  }
  const { settings, plan, engine } = state;
  const params = cellParams(settings, plan, found.cell);
  const family = familyOf(settings);
  const model = { W: found.W, b: found.b, nFeatures: found.b.length, nHidden: found.W.length / found.b.length, selectedFeature: null };
  const picture = drawDirections(directionsLayout({ ...model, compact: model.nHidden > 3 }, SIZE), describeDirections(model));
  return (
    <section className="sweep-cell" aria-label="The cell looked at">
      <Picture drawing={picture} />
      <div>
        <p className="place" aria-live="polite">
          <b>{placeWords(mapAxes(state), found.cell)}</b>
        </p>
        <p>
          {found.outcome === null
            ? 'Training diverged'
            : `Seed ${found.seed}, the best of ${found.losses.length}: loss ${formatValue(found.loss, 4)}`}
          {found.losses.length > 1 && `, the others up to ${formatValue(Math.max(...found.losses), 4)}`}
        </p>
        {family && <Forms forms={compareWithForms(family, found.loss, params)} />}
        <a
          ref={link}
          className="button-link"
          href={`${home}${cellLink(settings, plan, found.cell, found.seed, engine)}`}
          target="_blank"
          rel="noopener"
          data-seed={found.seed}
          data-weights={found.W.join(' ')}
        >
          Open this model in the lab
        </a>
      </div>
    </section>
  );
}

/** Text, since it is redrawn only when another cell is looked at. */
function Picture({ drawing }: { readonly drawing: SvgNode }): ReactNode {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, escaped
  return <div className="picture" dangerouslySetInnerHTML={{ __html: toSvgString(drawing) }} />;
}

function Forms({ forms }: { readonly forms: readonly ComparedForm[] }): ReactNode {
  return (
    <table className="forms">
      <thead>
        <tr>
          <th scope="col">Simple solution</th>
          <th scope="col">its loss</th>
          <th scope="col">trained loss</th>
        </tr>
      </thead>
      <tbody>
        {forms.map(({ name, description, loss, excess }) => (
          <tr key={name}>
            <td>{description}</td>
            <td>{formatValue(loss, 4)}</td>
            <td>{excessWords(excess)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
