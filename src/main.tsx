/** Reads the address and mounts what it asks for: the article with its figures, the lab, or one embedded figure. */
import 'katex/dist/katex.min.css';
import './app/styles/base.css';
import './app/styles/interface.css';
import './app/styles/controls.css';
import './app/styles/figure.css';
import './app/styles/share.css';
import './app/styles/article.css';
import './app/styles/chapterBar.css';
import './app/styles/poster.css';
import './app/styles/print.css';
import './app/styles/sweep.css';
import type { CreateStore } from './app/experiments.ts';
import { FIGURE_IDS } from './figures/ids.ts';
import { createExperimentStore } from './state/createExperimentStore.ts';
import { parsePermalink } from './state/permalink.ts';
import { describeFailure } from './worker/failure.ts';
import { createPool } from './worker/pool.ts';

const trainer = createPool();
const createStore: CreateStore = ({ params, ...options }) => createExperimentStore(trainer, params, { describeFailure, ...options });

async function mount(root: HTMLElement): Promise<void> {
  const link = parsePermalink(location.search, { figures: FIGURE_IDS });
  switch (link.route) {
    case 'embed':
      return mountAlone(root);
    case 'lab': {
      document.getElementById('article')?.remove();
      const { mountLab } = await import('./app/mountLab.tsx');
      return mountLab(root, link, createStore);
    }
    case 'article':
    case 'figure': {
      if (link.fig !== undefined && !document.querySelector(`[data-fig="${link.fig}"]`)) return mountAlone(root);
      const { mountArticle } = await import('./app/mountArticle.tsx');
      return mountArticle(root, link, trainer, createStore);
    }
    default:
      throw new Error(`unknown route: ${link.route satisfies never}`);
  }
}

/** One figure and nothing else: in a frame, or where the article does not have it. */
async function mountAlone(root: HTMLElement): Promise<void> {
  document.getElementById('article')?.remove();
  const { mountEmbed } = await import('./embed/mountEmbed.tsx');
  return mountEmbed(root, location.search, trainer);
}

const root = document.getElementById('app');
if (root) void mount(root);
