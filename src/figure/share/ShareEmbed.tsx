/** Code to embed the figure: its options, the kind of page, and a preview. */
import { type ReactNode, useState } from 'react';
import { Choice } from '../../controls/Choice.tsx';
import { CopyField } from '../../controls/CopyField.tsx';
import { EMBED_VARIANTS, type EmbedVariantName } from '../../exchange/embedSnippets.ts';
import { embedAddress, pageAddress, type Shared } from '../../exchange/shareLinks.ts';
import { FIGURE_IDS } from '../loading.ts';
import { presetOf } from '../preset.ts';
import { figureMeta } from '../registry.ts';
import { ShareHeight } from './ShareHeight.tsx';

type Theme = 'auto' | 'light' | 'dark';
type Ui = 'full' | 'min' | 'none';

interface Looks {
  readonly fig: string;
  readonly theme: Theme;
  readonly ui: Ui;
  readonly autoplay: boolean;
  readonly caption: boolean;
  readonly height: number;
}

const THEMES = [
  { value: 'auto', label: 'as the reader’s system' },
  { value: 'light', label: 'light, on your background' },
  { value: 'dark', label: 'dark, on your background' },
] as const;

/** Heights fit a column of about 700 px. */
const PANELS = [
  { value: 'full', label: 'figure, play bar, controls', height: 780 },
  { value: 'min', label: 'figure and play bar', height: 660 },
  { value: 'none', label: 'figure alone', height: 440 },
] as const;

const VARIANTS = Object.entries(EMBED_VARIANTS).map(([value, { label }]) => ({ value, label }));

export interface ShareEmbedProps {
  readonly shared: Shared;
  readonly title: string;
}

export function ShareEmbed({ shared, title }: ShareEmbedProps): ReactNode {
  const [looks, setLooks] = useState<Looks>({
    fig: shared.fig,
    theme: 'auto',
    ui: 'full',
    autoplay: true,
    caption: false,
    height: PANELS[0].height,
  });
  const [variant, setVariant] = useState<EmbedVariantName>('iframe');
  const { hint, write } = EMBED_VARIANTS[variant];
  const address = addressOf(shared, looks);
  const { home } = shared;
  const code = write({ ...{ address, home, title }, ...looks, page: pageAddress(shared), picture: `superposition-${shared.fig}.svg` });
  return (
    <>
      <div className="share-grid">
        <LooksControls looks={looks} hasExperiment={shared.state !== null} onChange={(changed) => setLooks({ ...looks, ...changed })} />
        <Choice label="For" value={variant} options={VARIANTS} hint={hint} onChoose={(name) => isVariant(name) && setVariant(name)} />
      </div>
      <CopyField label="Code" text={code} rows={5} />
      <iframe className="preview" src={address} title="Preview" height={looks.height} data-theme={looks.theme} />
    </>
  );
}

function isVariant(name: string): name is EmbedVariantName {
  return name in EMBED_VARIANTS;
}

/** What is as it would be anyway is left out. */
function addressOf(shared: Shared, { fig, theme, ui, autoplay, caption }: Looks): string {
  const presentation = {
    ...(theme === 'auto' ? {} : { theme }),
    ...(ui === 'full' ? {} : { ui }),
    ...(autoplay ? {} : { autoplay }),
    ...(caption ? { caption } : {}),
  };
  return embedAddress({ ...shared, fig, preset: presetOf(fig) }, presentation);
}

interface LooksControlsProps {
  readonly looks: Looks;
  readonly hasExperiment: boolean;
  readonly onChange: (changed: Partial<Looks>) => void;
}

/** The figures that can show this experiment. */
const OF_EXPERIMENTS = FIGURE_IDS.flatMap((id) => {
  const meta = figureMeta(id);
  return meta?.needs === 'experiment' ? [{ value: id, label: meta.title }] : [];
});

function LooksControls({ looks, hasExperiment, onChange }: LooksControlsProps): ReactNode {
  const choosePanels = (value: string) => {
    const panels = PANELS.find((one) => one.value === value);
    if (panels) onChange({ ui: panels.value, height: panels.height });
  };
  const chooseTheme = (value: string) => {
    const theme = THEMES.find((one) => one.value === value);
    if (theme) onChange({ theme: theme.value });
  };
  return (
    <>
      {hasExperiment && <Choice label="Figure" value={looks.fig} options={OF_EXPERIMENTS} onChoose={(fig) => onChange({ fig })} />}
      <Choice label="Shown" value={looks.ui} options={PANELS} onChoose={choosePanels} />
      <Choice label="Colours" value={looks.theme} options={THEMES} onChoose={chooseTheme} />
      <ShareHeight height={looks.height} onChange={(height) => onChange({ height })} />
      <label className="check">
        <input type="checkbox" checked={looks.autoplay} onChange={(event) => onChange({ autoplay: event.currentTarget.checked })} /> starts
        to train when it is seen
      </label>
      <label className="check">
        <input type="checkbox" checked={looks.caption} onChange={(event) => onChange({ caption: event.currentTarget.checked })} /> has its
        caption below
      </label>
    </>
  );
}
