/** The page of a frame: one figure and nothing else, loaded without the article. Frames of the page itself (`main.tsx`) show the same. */
import './figure/styles/page.css';
import './figure/styles/all.css';
import { mountEmbed } from './embed/mountEmbed.tsx';
import { createPool } from './training/page/pool.ts';

const root = document.getElementById('app');
if (root) void mountEmbed(root, location.search, createPool());
