/** The details of one cell: the weights of its best seed as a picture, its loss against the closed forms, a link to the lab. */
import { lazy, type ReactNode, type RefObject, Suspense } from 'react';
import { formatNumber } from '../../../charts/format.ts';
import { useNewTab } from '../../../figure/frame/useNewTab.tsx';
import { cellLink, cellParams } from '../../../map/cellLink.ts';
import type { MapCell, MapState } from '../../../map/sweepStore.ts';
import { placeWords } from '../describe.ts';
import { mapAxes } from '../mapView.ts';
import { familyOf } from '../settings.ts';
import { type ComparedForm, compareWithForms, excessWords } from './comparison.ts';

interface CellDetailProps {
  readonly state: MapState;
  readonly selected: number;
  /** Whether the reader chose it; changes are then announced to screen readers. */
  readonly isChosen: boolean;
  /** The cell trained at this position, or the coarser one shown for it. */
  readonly found: MapCell | null;
  readonly home: string;
  /** The link that Enter and clicks on the map follow. */
  readonly link: RefObject<HTMLAnchorElement | null>;
}

/** Another figure's drawing, loaded once a cell is trained. */
const CellPicture = lazy(() => import('./CellPicture.tsx'));
const NO_PICTURE = <div className="picture" />;
const OPEN = 'Open this model in the lab';

/** Takes the same room for all cells of a map, trained or not. */
export function CellDetail({ state, selected, isChosen, found, home, link }: CellDetailProps): ReactNode {
  const { settings, plan, engine } = state;
  const family = familyOf(settings);
  const tab = useNewTab();
  const cell = found?.cell ?? selected;
  const address = found && `${home}${cellLink(settings, plan, cell, found.seed, engine)}`;
  return (
    <div className="sweep-cell">
      <Suspense fallback={NO_PICTURE}>{found ? <CellPicture cell={found} /> : NO_PICTURE}</Suspense>
      <div className="words">
        <p className="place" aria-live={isChosen ? 'polite' : 'off'}>
          <b>{placeWords(mapAxes(state), cell)}</b>
          {cell !== selected && ', which stands for its block so far'}
        </p>
        <p>{found ? lossWords(found) : 'Not trained here yet.'}</p>
      </div>
      <div className="rest">
        {family && <Forms forms={compareWithForms(family, found?.loss ?? Number.NaN, cellParams(settings, plan, cell))} />}
        <p>
          <span className="note">Point at a cell to look at it, click to open it.</span>{' '}
          {found && address ? (
            <a
              ref={link}
              className="button-link"
              href={address}
              {...tab.attributes}
              onClick={tab.onClick}
              data-seed={found.seed}
              data-weights={found.W.join(' ')}
            >
              {OPEN}
            </a>
          ) : (
            <span className="button-link absent">{OPEN}</span>
          )}
        </p>
        {tab.refused}
      </div>
    </div>
  );
}

function lossWords({ outcome, seed, loss, losses }: MapCell): string {
  if (outcome === null) return 'Training diverged.';
  const others = losses.length > 1 ? `, the others up to ${formatNumber(Math.max(...losses), 4)}` : '';
  return `Seed ${seed}, the best of ${losses.length}: loss ${formatNumber(loss, 4)}${others}.`;
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
            <td>{formatNumber(loss, 4)}</td>
            <td>{excessWords(excess)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
