/** The page of a frame: one figure and nothing else, loaded without the article. Frames of the page itself (`main.tsx`) show the same. */
import './figure/styles/page.css';
import './figure/styles/all.css';
import './figure/styles/poster.css';
import { entriesOf, searchOf } from './address/entries.ts';
import { openAddress } from './address/openAddress.ts';
import { mountEmbed } from './embed/mountEmbed.tsx';
import { FIGURE_IDS } from './figure/loading.ts';
import { createPagePool } from './training/page/pagePool.ts';

const root = document.getElementById('app');
if (root) void mountEmbed(root, openAddress(entriesOf(searchOf(location)), FIGURE_IDS), createPagePool());
