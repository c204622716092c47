/** The canonical address of a configuration, a figure or a moment: equal states have equal addresses. The grammar: `link.ts`. */

import { changesUntil } from '../experiment/liveChanges.ts';
import { shortestNumber } from '../params/numberText.ts';
import { PARAM_ROWS, type ParamKey, type Params } from '../params/params.ts';
import { INITIAL_PARAMS, paramField } from '../params/paramValues.ts';
import { writeChanges } from './changesText.ts';
import { entriesOf } from './entries.ts';
import { LINK_VERSION, type Link, type Moment, type ParsedLink } from './link.ts';
import { CAMERA, openAddress, parseConfiguration } from './openAddress.ts';
import type { Pairs } from './schema.ts';

/** @param search an address's query, with or without its question mark @param preset gives the values of keys left out */
export function parsePermalink(search: string, preset: Params = INITIAL_PARAMS): ParsedLink {
  return parseConfiguration(openAddress(entriesOf(search)), preset);
}

/** What to write; parameters left out are taken from the preset. */
export interface LinkToWrite extends Partial<Omit<Link, 'params'>> {
  readonly params?: Partial<Params>;
  /** For a figure whose settings are not parameters. */
  readonly own?: Pairs;
}

/**
 * @param preset what the link is written as a change of; the same must be read with
 * @param always keys that are written also where they are the preset's
 * @returns "?v=1&…"
 */
export function writePermalink(link: LinkToWrite, preset: Params = INITIAL_PARAMS, always: readonly ParamKey[] = []): string {
  const { fig, embed, own = [], pin, goal, moment = { changes: [] }, presentation = {} } = link;
  const pairs = [
    ['v', LINK_VERSION],
    ['fig', fig],
    ['embed', embed && fig !== undefined ? 1 : undefined],
    ...changedParams({ ...preset, ...link.params }, preset, always),
    ...own,
    ...momentPairs(moment),
    ['pin', pin],
    ['goal', goal],
    ['theme', presentation.theme],
    ['ui', presentation.ui],
    ['autoplay', presentation.autoplay === undefined ? undefined : Number(presentation.autoplay)],
    ['caption', presentation.caption === undefined ? undefined : Number(presentation.caption)],
    ['ask', presentation.ask],
  ] as const;
  return `?${pairs.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${encodeURIComponent(value)}`])).join('&')}`;
}

/** In the table's order. */
function changedParams(params: Params, preset: Params, always: readonly ParamKey[]): Pairs {
  const isWritten = (key: ParamKey) => params[key] !== preset[key] || always.includes(key);
  return PARAM_ROWS.flatMap(({ key }) => (isWritten(key) ? [[key, paramField(key).write(params[key])] as const] : []));
}

function momentPairs({ t, changes, f, instance, camera }: Moment): readonly (readonly [string, number | string | undefined])[] {
  const reached = changesUntil(changes, t ?? 0);
  return [
    ['t', t === undefined ? t : shortestNumber(t)],
    ['ch', reached.length > 0 ? writeChanges(reached) : undefined],
    ['f', f],
    ['inst', instance],
    ['cam', camera && CAMERA.write(camera)],
  ];
}
