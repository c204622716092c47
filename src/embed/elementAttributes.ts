/** The attributes of `<superposition-figure>`: the permalink's keys in lower case, what frames have too, and the group. */
import { PARAM_ROWS } from '../state/params.ts';

export const ATTRIBUTES: readonly string[] = [
  ...['v', 'fig', 'group'],
  ...PARAM_ROWS.map(({ key }) => key.toLowerCase()),
  ...['t', 'ch', 'f', 'inst', 'cam', 'theme', 'ui', 'autoplay'],
];

/** All attributes an element has: figures may have keys of their own. */
export function attributesOf(element: Element): (readonly [string, string])[] {
  return [...element.attributes].map(({ name, value }) => [name, value] as const);
}
