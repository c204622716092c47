/** A lesson: a list of links, one a line, each to any figure or to the lab at any moment. Pure. */
import { entriesOf } from '../../address/entries.ts';
import { openAddress, parseConfiguration } from '../../address/openAddress.ts';
import { formatCount } from '../../charts/format.ts';
import { FRAME_PAGE } from '../../exchange/shareLinks.ts';
import { FIGURE_IDS } from '../../figure/loading.ts';
import { figureMeta } from '../../figure/registry.ts';
import { configurationInWords } from '../../params/configurationInWords.ts';

export interface LessonMoment {
  readonly title: string;
  /** Address of what is shown, relative to the site: a figure alone, or the lab. */
  readonly frame: string;
  readonly shows: 'figure' | 'lab';
}

export interface ReadLesson {
  readonly moments: readonly LessonMoment[];
  /** A sentence for each line that is no link of this page. */
  readonly problems: readonly string[];
}

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
  const { params, moment, pin, goal } = parseConfiguration(address);
  const step = moment.t === undefined ? '' : `, step ${formatCount(moment.t)}`;
  const words = `: ${configurationInWords(params)}${step}`;
  // Only the lab shows these, where there is also what they need.
  if (address.route === 'lab' && goal !== undefined) return { title: `Exercise${words}`, frame: `./?${query}`, shows: 'lab' };
  if (address.route === 'lab' && pin !== undefined) return { title: `Comparison${words}`, frame: `./?${query}`, shows: 'lab' };
  return alone(query, address.fig ?? OF_THE_LAB, words);
}

/** One figure fills the window. @param words of its experiment */
function alone(query: string, fig: string, words: string): LessonMoment {
  const meta = figureMeta(fig);
  const keys = new URLSearchParams(query);
  for (const key of ['pin', 'goal']) keys.delete(key);
  keys.set('fig', fig);
  keys.set('embed', '1');
  const title = `${meta?.title ?? fig}${meta?.needs === 'experiment' ? words : ''}`;
  return { title, frame: `${FRAME_PAGE}?${keys}`, shows: 'figure' };
}
