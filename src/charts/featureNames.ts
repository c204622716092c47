/** What features are called in drawings, tables and sentences: by their numbers, or the first few by names. */

/** What the article calls its first features: something that a picture may show. */
export const FEATURE_NAMES = ['cat', 'car', 'tree', 'face', 'dog', 'door', 'moon', 'hand'] as const;

/** Models of more features number them. */
export const MOST_NAMED = 5;

export interface Naming {
  readonly isNamed?: boolean;
}

/** Numbers count from 0, as in addresses, files and scripts. */
export function featureLabel(feature: number, { isNamed = false }: Naming = {}): string {
  return (isNamed && FEATURE_NAMES[feature]) || String(feature);
}
