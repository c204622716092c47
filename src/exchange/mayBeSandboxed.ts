/**
 * Whether the page around this one may forbid it to save files and to open windows. No frame is told what its sandbox allows: it is in
 * one for certain where it has no origin, and may be where a page of another origin holds it.
 */
export function mayBeSandboxed(): boolean {
  // A page opened from a file has no origin either.
  if (self.origin === 'null' && location.protocol !== 'file:') return true;
  for (let page: Window = window; page.parent !== page; page = page.parent) {
    if (page.frameElement?.hasAttribute('sandbox') ?? true) return true;
  }
  return false;
}
