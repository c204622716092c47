/** A lesson: a list of links, one a line, each to any figure or to the lab at any moment. Pure, but for what is stored. */
import { entriesOf } from '../../address/entries.ts';
import { openAddress, parseConfiguration } from '../../address/openAddress.ts';
import { formatCount } from '../../charts/format.ts';
import { FRAME_PAGE } from '../../exchange/shareLinks.ts';
import { FIGURE_IDS } from '../../figure/loading.ts';
import { figureMeta } from '../../figure/registry.ts';
import { configurationInWords } from '../../params/configurationInWords.ts';
import { isRecord, readStored, writeStored } from '../stored.ts';

export interface LessonMoment {
  readonly title: string;
  /** Of the page that shows this figure alone, relative to the site. */
  readonly frame: string;
}

export interface ReadLesson {
  readonly moments: readonly LessonMoment[];
  /** A sentence for each line that is no link of this page. */
  readonly problems: readonly string[];
}

const KEY = 'superposition lesson';
/** What a link to the lab shows in front of a class. */
const OF_THE_LAB = 'directions';

export function readLesson(text: string): ReadLesson {
  const lines = text.split('\n').map((line) => line.trim());
  const read = lines.map((line, at) => ({ line, at, moment: momentOf(line) })).filter(({ line }) => line !== '');
  return {
    moments: read.flatMap(({ moment }) => (moment ? [moment] : [])),
    problems: read.flatMap(({ at, moment }) => (moment ? [] : [`Line ${at + 1} is no link to a figure or to the lab.`])),
  };
}

/** Only the link's query counts: it may have been made on another host. */
function momentOf(line: string): LessonMoment | null {
  const query = /\?([^#\s]+)/.exec(line)?.[1] ?? '';
  const address = openAddress(entriesOf(query), FIGURE_IDS);
  if (address.route === 'article') return null;
  const fig = address.fig ?? OF_THE_LAB;
  const meta = figureMeta(fig);
  const { params, moment } = parseConfiguration(address);
  const step = moment.t === undefined ? '' : `, step ${formatCount(moment.t)}`;
  const words = meta?.needs === 'experiment' ? `: ${configurationInWords(params)}${step}` : '';
  const keys = new URLSearchParams(query);
  for (const key of ['pin', 'goal']) keys.delete(key);
  keys.set('fig', fig);
  keys.set('embed', '1');
  return { title: `${meta?.title ?? fig}${words}`, frame: `${FRAME_PAGE}?${keys}` };
}

export function storedLesson(): string {
  const stored = readStored(KEY);
  return isRecord(stored) && typeof stored.links === 'string' ? stored.links : '';
}

export function storeLesson(links: string): void {
  writeStored(KEY, { links });
}
