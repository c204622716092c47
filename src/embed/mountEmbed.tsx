/** Shows one figure alone, as a frame on somebody's page. Asks nothing of that page: no script, no storage, no address to write. */
import './embed.css';
import { createRoot } from 'react-dom/client';
import type { Presentation } from '../address/link.ts';
import type { Address } from '../address/openAddress.ts';
import { createExperimentStore } from '../experiment/createExperimentStore.ts';
import { couldNotLoad } from '../figure/couldNotLoad.ts';
import { loadFigure } from '../figure/loading.ts';
import { loadUntilThere } from '../figure/loadUntilThere.ts';
import { TitleLevel } from '../figure/panel/titleLevel.ts';
import { describeFailure } from '../training/failure.ts';
import type { FigureTrainer } from '../training/figureTrainer.ts';
import { EmbeddedFigure } from './EmbeddedFigure.tsx';
import { readFigureLink } from './figureLink.ts';
import { tellHeight } from './tellHeight.ts';

/** @param address should name a figure */
export async function mountEmbed(root: HTMLElement, address: Address, trainer: FigureTrainer): Promise<void> {
  const { fig, presentation } = address;
  dress(document.documentElement, presentation);
  tellHeight(root);
  const sayNotLoaded = () => {
    root.textContent = couldNotLoad('The figure');
  };
  const figure = fig === undefined ? null : await loadUntilThere(() => loadFigure(fig), sayNotLoaded);
  const link = readFigureLink(address, figure?.meta ?? null);
  const { meta, params, preset, problems } = link;
  if (!meta) {
    root.textContent = problems.find(({ field }) => field === 'fig')?.message ?? 'The address needs fig, the name of a figure.';
    return;
  }
  document.title = `${meta.title}: superposition`;
  const store = createExperimentStore(trainer, params, { describeFailure, defaults: preset, problems });
  const home = new URL('.', location.href).href;
  const page = createRoot(root);
  const render = (settings: object) =>
    page.render(
      <main>
        <TitleLevel value={1}>
          <EmbeddedFigure {...{ meta, link, store, trainer, home, settings }} onSettings={render} />
        </TitleLevel>
      </main>,
    );
  render(link.own);
}

/** A theme that was named is the page's own, so its background may show through; else the figure brings one it can be read on. */
function dress(page: HTMLElement, { theme = 'auto' }: Presentation): void {
  page.dataset.embed = theme === 'auto' ? 'opaque' : 'transparent';
  if (theme !== 'auto') page.dataset.theme = theme;
}
