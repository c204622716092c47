/** What the article calls its first features: something that a picture may show. Drawings of trained models number them. */
export const FEATURE_NAMES = ['cat', 'car', 'tree', 'face', 'dog', 'door', 'moon', 'hand'] as const;
