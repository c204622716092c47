/** The links of the reader's lesson, one a line, kept in this browser: the lab presents them, and every figure can add one. */
import { isRecord } from '../../model/config/record.ts';
import { readStored, writeStored } from '../stored.ts';

const KEY = 'superposition lesson';

export function storedLesson(): string {
  const stored = readStored(KEY);
  return isRecord(stored) && typeof stored.links === 'string' ? stored.links : '';
}

export function storeLesson(links: string): void {
  writeStored(KEY, { links });
}

/** Elsewhere, as in another page's frame, the lab would not find the link. @param home address of the site */
export function canAddToLesson(home: string): boolean {
  return window.parent === window && new URL(home).origin === location.origin;
}

export function addToLesson(link: string): void {
  const links = storedLesson().trimEnd();
  storeLesson(links === '' ? link : `${links}\n${link}`);
  // Browsers notify only the other tabs.
  dispatchEvent(new StorageEvent('storage', { key: KEY }));
}

/** Calls back when a link is added, in this tab or another. @returns how to stop */
export function onLessonStored(changed: () => void): () => void {
  const hear = ({ key }: StorageEvent) => {
    if (key === KEY) changed();
  };
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}
