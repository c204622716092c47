/** One entry of the gallery at a time: arrow keys go through figures and models, `t` through themes, `w` through widths. */
import { type ReactNode, useEffect, useState } from 'react';
import { toSvgString } from '../../charts/svg.ts';
import { Choice } from '../../controls/Choice.tsx';
import { DataTable } from '../../figure/panel/DataTable.tsx';
import type { GalleryEntry } from './entries.ts';

const THEMES = ['light', 'dark'] as const;
const WIDTHS = ['320', '358', '460', '678', '1000'] as const;

/** The state in the page's address, so that a reload shows the same. */
export interface GalleryPlace {
  readonly figure: string;
  readonly model: string;
  readonly theme: string;
  readonly width: string;
}

export interface GalleryProps {
  /** Not empty. */
  readonly entries: readonly GalleryEntry[];
  readonly initial: Partial<GalleryPlace>;
  readonly onMove: (place: GalleryPlace) => void;
}

export function Gallery({ entries, initial, onMove }: GalleryProps): ReactNode {
  const [place, setPlace] = useState(() => placeIn(entries, initial));
  const options = optionsAt(entries, place);
  const shown = entries.find(({ figure, model }) => figure === place.figure && model === place.model);
  useEffect(() => void onMove(place), [onMove, place]);
  useKeys((key) => {
    const [name, step] = KEYS[key] ?? [];
    if (name && step) setPlace((now) => placeIn(entries, { ...now, [name]: next(optionsAt(entries, now)[name], now[name], step) }));
    return name !== undefined;
  });
  return (
    <main>
      <h1 className="visually-hidden">Gallery of figures</h1>
      <div className="gallery-controls">
        {NAMES.map((name) => (
          <Choice
            key={name}
            label={name}
            value={place[name]}
            options={options[name]}
            onChoose={(value) => setPlace(placeIn(entries, { ...place, [name]: value }))}
          />
        ))}
        <p>← → figure, ↑ ↓ model, t theme, w width</p>
      </div>
      {shown && <Shown key={`${place.figure} ${place.model}`} entry={shown} place={place} />}
    </main>
  );
}

const NAMES = ['figure', 'model', 'theme', 'width'] as const;

const KEYS: Readonly<Record<string, readonly [name: (typeof NAMES)[number], step: number]>> = {
  ArrowLeft: ['figure', -1],
  ArrowRight: ['figure', 1],
  ArrowUp: ['model', -1],
  ArrowDown: ['model', 1],
  t: ['theme', 1],
  w: ['width', 1],
};

type Options = readonly { readonly value: string; readonly label: string }[];

function optionsAt(entries: readonly GalleryEntry[], place: GalleryPlace): Readonly<Record<(typeof NAMES)[number], Options>> {
  const titles = new Map(entries.map(({ figure, title }) => [figure, title]));
  return {
    figure: [...titles].map(([value, label]) => ({ value, label })),
    model: entries.filter(({ figure }) => figure === place.figure).map(({ model }) => ({ value: model, label: model })),
    theme: THEMES.map((value) => ({ value, label: value })),
    width: WIDTHS.map((value) => ({ value, label: `${value} px` })),
  };
}

/** Wraps around. */
function next(options: Options, value: string, step: number): string {
  const at = options.findIndex((option) => option.value === value);
  return options.at((at + step) % options.length)?.value ?? value;
}

/** An unknown entry is replaced by the first one. */
function placeIn(entries: readonly GalleryEntry[], { figure, model, theme, width }: Partial<GalleryPlace>): GalleryPlace {
  const own = entries.filter((entry) => entry.figure === figure);
  const models = own.length > 0 ? own : entries.filter((entry) => entry.figure === entries[0]?.figure);
  const shown = models.find((entry) => entry.model === model) ?? models[0];
  return {
    figure: shown?.figure ?? '',
    model: shown?.model ?? '',
    theme: THEMES.find((one) => one === theme) ?? THEMES[0],
    width: WIDTHS.find((one) => one === width) ?? WIDTHS[3],
  };
}

function useKeys(act: (key: string) => boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isInControl = event.target instanceof Element && event.target.closest('select, input, button');
      if (!isInControl && act(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

function Shown({ entry: { still, title }, place }: { readonly entry: GalleryEntry; readonly place: GalleryPlace }): ReactNode {
  const width = Number(place.width);
  const drawing = toSvgString(still.draw({ width, height: still.height(width) }));
  return (
    <section className="figure gallery-figure" data-theme={place.theme} data-figure={place.figure} style={{ width }}>
      <h3 aria-level={2}>{title}</h3>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, escaped */}
      <div className="drawing" dangerouslySetInnerHTML={{ __html: drawing }} />
      <p>{still.words}</p>
      <details>
        <summary>Data</summary>
        <DataTable caption={title} data={still.table()} />
      </details>
    </section>
  );
}
