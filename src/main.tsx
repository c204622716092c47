/** Reads the address and mounts what it asks for: the article with its figures, the lab, or one embedded figure. */
import 'katex/dist/katex.min.css';
import './figures/styles/page.css';
import './figures/styles/all.css';
import './app/styles/article.css';
import './app/styles/chapterBar.css';
import './app/styles/poster.css';
import './app/styles/print.css';
import type { CreateStore } from './app/experiments.ts';
import { couldNotLoad } from './figures/couldNotLoad.ts';
import { FIGURE_IDS } from './figures/ids.ts';
import { createExperimentStore } from './state/createExperimentStore.ts';
import type { ParsedLink } from './state/link.ts';
import { parsePermalink } from './state/permalink.ts';
import { describeFailure } from './worker/failure.ts';
import { createPool } from './worker/pool.ts';

const trainer = createPool();
const createStore: CreateStore = ({ params, ...options }) => createExperimentStore(trainer, params, { describeFailure, ...options });

type Place = 'article' | 'lab' | 'alone';

/** How each place is begun, once its code has come. */
const LOADERS: Readonly<Record<Place, () => Promise<(root: HTMLElement, link: ParsedLink) => void | Promise<void>>>> = {
  article: async () => {
    const { mountArticle } = await import('./app/mountArticle.tsx');
    return (root) => mountArticle(root, location.search, trainer, createStore);
  },
  lab: async () => {
    const { mountLab } = await import('./app/mountLab.tsx');
    return (root, link) => mountLab(root, link, createStore);
  },
  alone: async () => {
    const { mountEmbed } = await import('./embed/mountEmbed.tsx');
    return (root) => mountEmbed(root, location.search, trainer);
  },
};

const NAMES: Readonly<Record<Place, string>> = { article: 'What moves on this page', lab: 'The lab', alone: 'The figure' };

async function mount(root: HTMLElement): Promise<void> {
  const link = parsePermalink(location.search, { figures: FIGURE_IDS });
  const place = placeOf(link);
  document.documentElement.classList.toggle('elsewhere', place !== 'article');
  const begin = await LOADERS[place]().catch(() => null);
  if (!begin) return sayNotLoaded(place, root);
  if (place !== 'article') document.getElementById('article')?.remove();
  return begin(root, link);
}

/** The prose is there all the same: then it stands above its first words. */
function sayNotLoaded(place: Place, root: HTMLElement): void {
  const said = document.createElement('p');
  said.className = 'problems not-loaded';
  said.role = 'alert';
  said.textContent = couldNotLoad(NAMES[place]);
  const above = place === 'article' ? document.querySelector('.article > .opening') : null;
  (above ?? root).prepend(said);
}

/** A figure stands alone in a frame, and where the article does not have it. */
function placeOf({ route, fig }: ParsedLink): Place {
  if (route === 'lab') return 'lab';
  const isAlone = route === 'embed' || (fig !== undefined && !document.querySelector(`[data-fig="${fig}"]`));
  return isAlone ? 'alone' : 'article';
}

const root = document.getElementById('app');
if (root) void mount(root);
