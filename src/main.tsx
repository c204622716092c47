/** Reads the address and mounts what it asks for: the article with its figures, the lab, or one embedded figure. */
import 'katex/dist/katex.min.css';
import './figures/styles/page.css';
import './figures/styles/all.css';
import './app/styles/article.css';
import './app/styles/chapterBar.css';
import './app/styles/poster.css';
import './app/styles/print.css';
import type { CreateStore } from './app/experiments.ts';
import { FIGURE_IDS } from './figures/ids.ts';
import { createExperimentStore } from './state/createExperimentStore.ts';
import type { ParsedLink } from './state/link.ts';
import { parsePermalink } from './state/permalink.ts';
import { describeFailure } from './worker/failure.ts';
import { createPool } from './worker/pool.ts';

const trainer = createPool();
const createStore: CreateStore = ({ params, ...options }) => createExperimentStore(trainer, params, { describeFailure, ...options });

async function mount(root: HTMLElement): Promise<void> {
  const link = parsePermalink(location.search, { figures: FIGURE_IDS });
  const place = placeOf(link);
  document.documentElement.classList.toggle('elsewhere', place !== 'article');
  switch (place) {
    case 'alone': {
      const { mountEmbed } = await import('./embed/mountEmbed.tsx');
      removeArticle();
      return mountEmbed(root, location.search, trainer);
    }
    case 'lab': {
      const { mountLab } = await import('./app/mountLab.tsx');
      removeArticle();
      return mountLab(root, link, createStore);
    }
    case 'article': {
      const { mountArticle } = await import('./app/mountArticle.tsx');
      return mountArticle(root, location.search, trainer, createStore);
    }
    default:
      throw new Error(`unknown place: ${place satisfies never}`);
  }
}

type Place = 'article' | 'lab' | 'alone';

/** A figure stands alone in a frame, and where the article does not have it. */
function placeOf({ route, fig }: ParsedLink): Place {
  if (route === 'lab') return 'lab';
  const isAlone = route === 'embed' || (fig !== undefined && !document.querySelector(`[data-fig="${fig}"]`));
  return isAlone ? 'alone' : 'article';
}

/** Once what takes its place is there. */
function removeArticle(): void {
  document.getElementById('article')?.remove();
}

const root = document.getElementById('app');
if (root) void mount(root);
