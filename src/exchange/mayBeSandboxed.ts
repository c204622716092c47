/**
 * Whether the page around this one may forbid it to save files and to open windows. A frame cannot ask what its sandbox allows. It is
 * certainly in one where it has no origin, and may be in one where a page of another origin holds it.
 */
export function mayBeSandboxed(): boolean {
  // A page opened from a file has no origin either.
  if (self.origin === 'null' && location.protocol !== 'file:') return true;
  for (let page: Window = window; page.parent !== page; page = page.parent) {
    if (page.frameElement?.hasAttribute('sandbox') ?? true) return true;
  }
  return false;
}
