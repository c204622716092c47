/** Style sheets made by script: a page's policy may forbid style elements and links, and neither reaches into a shadow tree. */

const adopted = new WeakMap<Document | ShadowRoot, Set<string>>();
const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Adds a style to a document or a shadow tree. Called again after a move to another document, it makes
 * all of them there, since a sheet holds in the document that made it alone. Does nothing in a document that is not shown.
 */
export function adoptStyle(root: Document | ShadowRoot, style: string): void {
  const styles = (adopted.get(root) ?? new Set<string>()).add(style);
  adopted.set(root, styles);
  const page = root instanceof Document ? root : root.ownerDocument;
  root.adoptedStyleSheets = [...styles].flatMap((each) => sheetOf(page, each) ?? []);
}

/** The style sheet, shared by all trees of a document. */
function sheetOf(page: Document, style: string): CSSStyleSheet | null {
  if (!page.defaultView) return null;
  const made = sheets.get(page) ?? new Map<string, CSSStyleSheet>();
  const sheet = made.get(style) ?? new page.defaultView.CSSStyleSheet();
  if (!made.has(style)) sheet.replaceSync(style);
  sheets.set(page, made.set(style, sheet));
  return sheet;
}
