/** Addresses and attributes as the pages open them. */
import { attributeEntries, entriesOf } from '../../src/address/entries.ts';
import { type Address, openAddress } from '../../src/address/openAddress.ts';
import { type FigureLink, readFigureLink } from '../../src/embed/figureLink.ts';
import { FIGURE_IDS } from '../../src/figure/loading.ts';
import { figureMeta } from '../../src/figure/registry.ts';

export function opened(search: string): Address {
  return openAddress(entriesOf(search), FIGURE_IDS);
}

export function openedAttributes(attributes: Iterable<readonly [string, string]>): Address {
  return openAddress(attributeEntries(attributes), FIGURE_IDS);
}

/** As an embed reads it, once the figure has been loaded. */
export function figureLinkOf(address: Address): FigureLink {
  return readFigureLink(address, address.fig === undefined ? null : figureMeta(address.fig));
}
