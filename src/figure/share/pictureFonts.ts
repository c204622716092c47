/** Writes the page's own font into a picture, so that it looks the same where the font is missing. */

const FAMILY = 'Inter';

/** @param svg a complete file @returns the same with the font inside; unchanged where the page has none */
export async function withFonts(svg: string, page: Document): Promise<string> {
  const faces = await Promise.all(facesIn(page).map(embedded));
  const style = faces.join('');
  return style === '' ? svg : svg.replace(/^<svg\b[^>]*>/, (tag) => `${tag}<style>${style}</style>`);
}

function facesIn(page: Document): readonly CSSFontFaceRule[] {
  return [...page.styleSheets]
    .flatMap(rulesOf)
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .filter(({ style }) => style.getPropertyValue('font-family').replaceAll('"', '') === FAMILY);
}

/** A style sheet of another site keeps its rules to itself. */
function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}

/** Empty where the font cannot be loaded. */
async function embedded({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const [, source] = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue('src')) ?? [];
  if (!source) return '';
  const response = await fetch(new URL(source, parentStyleSheet?.href ?? document.baseURI)).catch(() => null);
  if (!response?.ok) return '';
  const range = style.getPropertyValue('unicode-range');
  const more = `font-weight:400 700;${range && `unicode-range:${range};`}`;
  return `@font-face{font-family:${FAMILY};${more}src:url(${await dataUrl(await response.blob())})}`;
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error('a font could not be read'));
    reader.readAsDataURL(blob);
  });
}
