/** A row for each feature: its name, a bar for what it reads, the threshold across all. Pure. */
import { FEATURE_NAMES } from '../../charts/featureNames.ts';
import { scaleOf } from '../../charts/scales.ts';
import type { Size } from '../../charts/view.ts';
import { COUNT, presentIn, type Reading, readingsOf } from './readings.ts';
import type { EchoSettings } from './settings.ts';

export interface EchoRow extends Reading {
  readonly name: string;
  readonly y: number;
  /** The bar. */
  readonly from: number;
  readonly to: number;
}

export interface EchoLayout extends Size {
  readonly rows: readonly EchoRow[];
  readonly zero: number;
  readonly cut: number;
  /** The threshold at a place. */
  readonly cutAt: (x: number) => number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly top: number;
  readonly bottom: number;
  /** Where verdicts begin; null where there is no room for them. */
  readonly words: number | null;
}

const ROW = 28;
const TOP = 60;
const FOOT = 44;
const NAMES = 52;
const WORDS = 118;
/** Narrower drawings leave the words out. */
const ROOM_FOR_WORDS = 300;
const REACH = 2;

export function echoHeight(): number {
  return TOP + COUNT * ROW + FOOT;
}

export function echoLayout(settings: EchoSettings, size: Size): EchoLayout {
  const right = size.width - (size.width < ROOM_FOR_WORDS ? 10 : WORDS);
  const x = scaleOf('linear', [-REACH, REACH], [NAMES, right]);
  const within = (value: number) => x(Math.min(REACH, Math.max(-REACH, value)));
  const rows = readingsOf(presentIn(settings), settings.cut).map((reading) => ({
    ...{ ...reading, name: FEATURE_NAMES[reading.feature] ?? '', y: TOP + (reading.feature + 0.5) * ROW },
    ...{ from: Math.min(x(0), within(reading.value)), to: Math.max(x(0), within(reading.value)) },
  }));
  const ticks = [-2, -1, 0, 1, 2].map((value) => ({ at: x(value), label: String(value).replace('-', '−') }));
  return {
    ...size,
    rows,
    zero: x(0),
    cut: x(settings.cut),
    cutAt: (place) => x.invert(place),
    ticks,
    top: TOP,
    bottom: TOP + COUNT * ROW,
    words: size.width < ROOM_FOR_WORDS ? null : right + 12,
  };
}
