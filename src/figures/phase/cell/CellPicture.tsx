/** The weights of a cell's best seed as a picture. */
import type { ReactNode } from 'react';
import { MOST_NAMED } from '../../../charts/featureNames.ts';
import { type SvgNode, toSvgString } from '../../../charts/svg.ts';
import type { MapCell } from '../../../map/sweepStore.ts';
import { describeDirections } from '../../directions/describe.ts';
import { drawDirections } from '../../directions/draw.ts';
import { directionsLayout } from '../../directions/layout.ts';

const SIZE = { width: 132, height: 132 };

/** Markup as text, since it is redrawn only when another cell is selected. */
export default function CellPicture({ cell }: { readonly cell: MapCell }): ReactNode {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, escaped
  return <div className="picture" dangerouslySetInnerHTML={{ __html: toSvgString(pictureOf(cell)) }} />;
}

function pictureOf({ W, WOut, b }: MapCell): SvgNode {
  const shape = { nFeatures: b.length, nHidden: W.length / b.length };
  const model = { W, ...(WOut && { WOut }), b, ...shape, selectedFeature: null, isNamed: b.length <= MOST_NAMED };
  return drawDirections(directionsLayout({ ...model, compact: model.nHidden > 3 }, SIZE), describeDirections(model));
}
