/** What shapes are called on the page. */

const TITLES: Readonly<Record<string, string>> = { digon: 'pair of opposites', square: 'two pairs of opposites' };

export function titleOf(name: string): string {
  return TITLES[name] ?? name;
}
