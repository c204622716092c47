/** Typesets the maths of a chapter, `\( … \)` inline and `\[ … \]` displayed, as HTML with MathML. Runs at build time only. */
import katex from 'katex';

/** Punctuation after an inline formula is kept on its line. */
const MATHS = /\\\((.+?)\\\)([.,;:?!)]*)|\\\[(.+?)\\\]/gs;

/** The formula's source beside the MathML, which nobody reads. */
const TEX_SOURCE = /<annotation encoding="application\/x-tex">.*?<\/annotation>/s;

/** @throws Error naming the formula, where KaTeX does not understand it */
export function typesetMaths(html: string): string {
  return html.replace(MATHS, (_, inline: string | undefined, after: string | undefined, display: string | undefined) =>
    inline === undefined ? typeset(display ?? '', true) : keepTogether(typeset(inline, false), after),
  );
}

function keepTogether(formula: string, after = ''): string {
  return after === '' ? formula : `<span class="unbroken">${formula}${after}</span>`;
}

/** A cache, since the article is assembled at each reload during development, and maths is most of that work. */
const known = new Map<string, string>();

function typeset(source: string, displayMode: boolean): string {
  const key = `${displayMode} ${source}`;
  const html = known.get(key) ?? typesetFormula(decode(source.trim()), displayMode);
  known.set(key, html);
  return html;
}

function typesetFormula(formula: string, displayMode: boolean): string {
  try {
    return katex.renderToString(formula, { displayMode, output: 'htmlAndMathml', strict: 'error' }).replace(TEX_SOURCE, '');
  } catch (error) {
    throw new Error(`The formula "${formula}" cannot be typeset: ${error instanceof Error ? error.message : error}`);
  }
}

/** A chapter is HTML, so a formula's < and & are written as entities there. */
function decode(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
