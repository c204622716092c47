/** The page of a frame: one figure and nothing else, loaded without the article. Frames of the page itself (`main.tsx`) show the same. */
import './figures/styles/page.css';
import './figures/styles/all.css';
import { mountEmbed } from './embed/mountEmbed.tsx';
import { createPool } from './worker/pool.ts';

const root = document.getElementById('app');
if (root) void mountEmbed(root, location.search, createPool());
