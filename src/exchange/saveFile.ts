/** Saves a file as a download. Needs a page. */
import { mayBeSandboxed } from './mayBeSandboxed.ts';

/** @returns false where a sandbox may have prevented it, which browsers do not report */
export function saveFile(name: string, content: Blob): boolean {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has started by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  return !mayBeSandboxed();
}
