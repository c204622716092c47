/** How to cite a figure: an entry for BibTeX, with the address that shows it and the version that drew it. */

/** That of package.json. */
export const VERSION = '0.1.0';

export interface Cited {
  readonly title: string;
  readonly address: string;
  /** The date of access. */
  readonly date: Date;
}

export function bibtex({ title, address, date }: Cited): string {
  const day = date.toISOString().slice(0, 10);
  return [
    `@misc{superposition-explorable-${day.slice(0, 4)},`,
    `  title   = {{${withoutBraces(title)}}},`,
    '  howpublished = {Superposition, a living explorable of Toy Models of Superposition (Elhage et al., 2022)},',
    `  note    = {Version ${VERSION}},`,
    `  year    = {${day.slice(0, 4)}},`,
    `  url     = {${address.replaceAll(/[{}\\]/g, encodeURIComponent)}},`,
    `  urldate = {${day}}`,
    '}',
  ].join('\n');
}

function withoutBraces(text: string): string {
  return text.replaceAll(/[{}\\]/g, '');
}
