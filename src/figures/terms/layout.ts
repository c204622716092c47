/** Two panels of bars, one row a feature: the linear account and the one behind a ReLU, on one scale. Pure. */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { featureLabel } from '../../charts/featureNames.ts';
import { formatLive } from '../../charts/format.ts';
import { thinning } from '../../charts/scales.ts';
import { type Box, type Emphasis, emphasisOf, indices, type Size } from '../../charts/view.ts';
import type { JudgedView } from '../../figure/concept/judgedView.ts';
import { type Account, accountsOf, totalOf } from './accounts.ts';

export type TermKind = keyof Account;

export interface TermSegment extends Box {
  readonly kind: TermKind;
}

export interface TermRow {
  readonly feature: number;
  readonly segments: readonly TermSegment[];
  readonly middle: number;
  /** Where there is room for it. */
  readonly label: string | null;
  readonly emphasis: Emphasis;
}

export interface TermPanel {
  readonly plot: Box;
  readonly heading: string;
  readonly rows: readonly TermRow[];
}

export interface TermsLayout extends Size {
  readonly panels: readonly [TermPanel, TermPanel];
  readonly rowHeight: number;
  readonly legendTop: number;
}

const SIDE_BY_SIDE = 560;
const MARGIN = { top: 30, left: 26, leftOfNames: 40, right: 8, legend: 62 };
const TALLEST_ROW = 40;
/** Of more features the first are drawn: the most important. */
export const MOST_ROWS = 200;
const KINDS: readonly TermKind[] = ['missing', 'positive', 'negative'];

export function termsHeight(width: number): number {
  return width >= SIDE_BY_SIDE ? 330 : 470;
}

export function termsLayout(input: JudgedView, size: Size): TermsLayout {
  const { linear, relu } = accountsOf(input);
  const wide = size.width >= SIDE_BY_SIDE;
  const panelWidth = wide ? size.width / 2 : size.width;
  const panelHeight = (size.height - MARGIN.legend) / (wide ? 1 : 2);
  const most = 1.04 * Math.max(1e-6, max([...linear, ...relu], (account) => totalOf([account])) ?? 0);
  const nRows = Math.min(MOST_ROWS, input.nFeatures);
  const rowHeight = Math.min(TALLEST_ROW, (panelHeight - MARGIN.top - 8) / nRows);
  const labels = input.isNamed ? MARGIN.leftOfNames : MARGIN.left;
  const panel = (accounts: readonly Account[], title: string, at: number): TermPanel => {
    const left = (wide ? at * panelWidth : 0) + labels;
    const plot = {
      ...{ x: left, y: MARGIN.top + (wide ? 0 : at * panelHeight) },
      ...{ width: panelWidth - labels - MARGIN.right - (wide && at === 0 ? 16 : 0), height: rowHeight * nRows },
    };
    return {
      plot,
      heading: `${title}: ${formatLive(totalOf(accounts))}`,
      rows: rowsOf(accounts.slice(0, nRows), plot, most, rowHeight, input),
    };
  };
  return {
    ...{ ...size, rowHeight, legendTop: size.height - MARGIN.legend + 12 },
    panels: [panel(linear, `${linearName(input)} would pay`, 0), panel(relu, 'Behind the ReLU it pays', 1)],
  };
}

/** Of a model whose hidden units are not linear only the output can be. */
export function linearName({ hiddenActivation }: JudgedView): string {
  return hiddenActivation === 'relu' ? 'A linear output' : 'A linear model';
}

function rowsOf(
  accounts: readonly Account[],
  plot: Box,
  most: number,
  rowHeight: number,
  { selectedFeature, isNamed = false }: JudgedView,
): TermRow[] {
  const across = scaleLinear([0, most], [0, plot.width]);
  const every = thinning(rowHeight, 13);
  const thickness = Math.min(22, Math.max(0.8, rowHeight * 0.7));
  return indices(accounts.length).map((feature) => {
    const account = accounts[feature] ?? { missing: 0, positive: 0, negative: 0 };
    const middle = plot.y + (feature + 0.5) * rowHeight;
    let x = plot.x;
    const segments = KINDS.map((kind) => {
      const segment = { kind, x, y: middle - thickness / 2, width: across(account[kind]), height: thickness };
      x += segment.width;
      return segment;
    });
    const label = feature % every === 0 ? featureLabel(feature, { isNamed }) : null;
    return { feature, segments, middle, label, emphasis: emphasisOf(feature, selectedFeature) };
  });
}

/** The feature whose row is under the pointer, in either panel. */
export function rowAt({ panels, rowHeight }: TermsLayout, x: number, y: number): number | null {
  for (const { plot, rows } of panels) {
    const row = Math.floor((y - plot.y) / rowHeight);
    if (x >= plot.x - MARGIN.leftOfNames && x <= plot.x + plot.width && row >= 0 && row < rows.length) return row;
  }
  return null;
}
