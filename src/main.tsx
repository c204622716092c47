/** Reads the address and mounts what it asks for: the article with its figures, the lab, or one embedded figure. */
import 'katex/dist/katex.min.css';
import './figure/styles/page.css';
import './figure/styles/all.css';
import './figure/styles/poster.css';
import './article/styles/article.css';
import './article/styles/opening.css';
import './article/styles/sketch.css';
import './article/styles/chapterBar.css';
import './article/styles/poster.css';
import './article/styles/print.css';
import { entriesOf, searchOf } from './address/entries.ts';
import { type Address, openAddress } from './address/openAddress.ts';
import { createExperimentStore } from './experiment/createExperimentStore.ts';
import type { CreateStore } from './experiment/newExperiment.ts';
import { couldNotLoad } from './figure/couldNotLoad.ts';
import { FIGURE_IDS } from './figure/loading.ts';
import { loadUntilThere } from './figure/loadUntilThere.ts';
import { describeFailure } from './training/failure.ts';
import { createPagePool } from './training/page/pagePool.ts';

const trainer = createPagePool();
const createStore: CreateStore = ({ params, ...options }) => createExperimentStore(trainer, params, { describeFailure, ...options });

type Place = 'article' | 'lab' | 'alone';

/** How each place is begun, once its code has come. */
const LOADERS: Readonly<Record<Place, () => Promise<(root: HTMLElement, address: Address) => void | Promise<void>>>> = {
  article: async () => {
    const { mountArticle } = await import('./article/mountArticle.tsx');
    return (root, address) => mountArticle(root, address, trainer, createStore);
  },
  lab: async () => {
    const { mountLab } = await import('./lab/mountLab.tsx');
    return (root, address) => mountLab(root, address, createStore);
  },
  alone: async () => {
    const { mountEmbed } = await import('./embed/mountEmbed.tsx');
    return (root, address) => mountEmbed(root, address, trainer);
  },
};

const NAMES: Readonly<Record<Place, string>> = { article: 'What moves on this page', lab: 'The lab', alone: 'The figure' };

async function mount(root: HTMLElement): Promise<void> {
  const address = openAddress(entriesOf(searchOf(location)), FIGURE_IDS);
  const place = placeOf(address);
  document.documentElement.classList.toggle('elsewhere', place !== 'article');
  const begin = await loadUntilThere(LOADERS[place], () => sayNotLoaded(place, root));
  document.querySelector('.not-loaded')?.remove();
  if (place !== 'article') document.getElementById('article')?.remove();
  return begin(root, address);
}

/** The prose is there all the same: then it stands above its first words. */
function sayNotLoaded(place: Place, root: HTMLElement): void {
  document.querySelector('.not-loaded')?.remove();
  const said = document.createElement('p');
  said.className = 'problems not-loaded';
  said.role = 'alert';
  said.textContent = couldNotLoad(NAMES[place]);
  const above = place === 'article' ? document.querySelector('.article > .opening') : null;
  (above ?? root).prepend(said);
}

/** A figure stands alone in a frame, and where the article does not have it. */
function placeOf({ route, fig }: Address): Place {
  if (route === 'lab') return 'lab';
  const isAlone = route === 'embed' || (fig !== undefined && !document.querySelector(`[data-fig="${fig}"]`));
  return isAlone ? 'alone' : 'article';
}

if (new URLSearchParams(location.search).has('debug')) void import('./debug/panel.ts').then(({ showDebugPanel }) => showDebugPanel());

const root = document.getElementById('app');
if (root) void mount(root);
