/** Addresses and attributes as the pages open them. */
import { attributeEntries, entriesOf } from '../../src/address/entries.ts';
import { type Address, openAddress } from '../../src/address/openAddress.ts';
import { FIGURE_IDS } from '../../src/figure/ids.ts';

export function opened(search: string): Address {
  return openAddress(entriesOf(search), FIGURE_IDS);
}

export function openedAttributes(attributes: Iterable<readonly [string, string]>): Address {
  return openAddress(attributeEntries(attributes), FIGURE_IDS);
}
