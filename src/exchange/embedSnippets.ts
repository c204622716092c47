/**
 * The code to paste on other sites: a figure as a frame, as an element, in React and MDX, in the sandboxed widgets of LessWrong, in WordPress,
 * as a picture in Markdown. Pure text; `tests/e2e/shareCode.e2e.test.ts` opens each.
 */
import type { Presentation } from '../address/link.ts';
import { escapeMarkup } from '../charts/svg.ts';

export interface EmbedCode {
  /** Address of the figure alone. */
  readonly address: string;
  /** Address of the page, for readers who want more and for places without frames. */
  readonly page: string;
  /** Of the site, with its closing slash. */
  readonly home: string;
  readonly title: string;
  /** CSS px; a guess where the host listens to the figure's messages. */
  readonly height: number;
  readonly theme?: Presentation['theme'];
  /** Address of the picture for Markdown. */
  readonly picture: string;
}

export const EMBED_VARIANTS = {
  iframe: {
    label: 'iframe',
    hint: 'Works on any page. The script sets the height; leave it out where scripts are forbidden.',
    write: (code: EmbedCode) => `${frameCode(code)}\n<script async src="${escapeMarkup(code.home)}embed.js"></script>`,
  },
  element: {
    label: 'custom element',
    hint: 'For pages of your own: part of the page, with properties, methods and events.',
    write: element,
  },
  react: {
    label: 'React and MDX, iframe',
    hint: 'For JSX, where styles are no text. Load embed.js once on the page, and the height is set for you.',
    write: reactFrame,
  },
  lesswrong: {
    label: 'LessWrong, sandboxed widget',
    hint: 'For the custom widget of LessWrong and the Alignment Forum, and other sandboxed HTML.',
    write: widget,
  },
  wordpress: {
    label: 'WordPress',
    hint: 'Paste into the code editor, or the part between the comments into a block of custom HTML.',
    write: (code: EmbedCode) => `<!-- wp:html -->\n${frameCode(code)}\n<!-- /wp:html -->`,
  },
  markdown: {
    label: 'Markdown, picture with link',
    hint: 'For places that show no frames. Save the picture and put it beside your text.',
    write: ({ title, picture, page }: EmbedCode) => `[![${title.replaceAll(/[[\]]/g, '\\$&')}](${picture})](${page})`,
  },
} as const satisfies Readonly<Record<string, EmbedVariant>>;

export type EmbedVariantName = keyof typeof EMBED_VARIANTS;

interface EmbedVariant {
  readonly label: string;
  readonly hint: string;
  readonly write: (code: EmbedCode) => string;
}

type FrameCode = Pick<EmbedCode, 'address' | 'title' | 'height' | 'theme'>;

/** An explicit theme is the host page's: with it, the frame lets the page's background show through. */
function schemeOf({ theme }: FrameCode): 'light' | 'dark' | null {
  return theme === 'light' || theme === 'dark' ? theme : null;
}

/** Browsers that can make a frame as high as what it holds leave out the height, which the others need. */
function nativeSizing(height: number): string {
  return `frame-sizing:content-height;height:if(supports(frame-sizing:content-height):auto;else:${height}px)`;
}

export function frameCode(code: FrameCode): string {
  const { address, title, height } = code;
  const scheme = schemeOf(code);
  const style = ['border:0', nativeSizing(height), ...(scheme ? [`color-scheme:${scheme}`] : [])].join(';');
  const attributes = [
    `src="${escapeMarkup(address)}"`,
    `title="${escapeMarkup(title)}"`,
    `width="100%" height="${height}" style="${style}" loading="lazy" allow="clipboard-write"`,
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

/** JSX has the entities of HTML in its attributes. */
function reactFrame(code: EmbedCode): string {
  const scheme = schemeOf(code);
  return [
    '<iframe',
    `  src="${escapeMarkup(code.address)}"`,
    `  title="${escapeMarkup(code.title)}"`,
    `  width="100%" height="${code.height}" loading="lazy" allow="clipboard-write"`,
    `  style={{ border: 0${scheme ? `, colorScheme: '${scheme}'` : ''} }}`,
    '/>',
  ].join('\n');
}

/** Keys that make an address a figure's; an element needs none of them. */
const NO_ATTRIBUTES: readonly string[] = ['v', 'embed'];

function element({ address, page, home, title }: EmbedCode): string {
  const pairs = [...new URL(address).searchParams].filter(([key]) => !NO_ATTRIBUTES.includes(key));
  const attributes = pairs.map(([key, value]) => `${key.toLowerCase()}="${escapeMarkup(value)}"`).join(' ');
  return [
    `<script type="module" src="${escapeMarkup(home)}element.js"></script>`,
    `<superposition-figure ${attributes}>`,
    // Braces are code in JSX.
    `  <a href="${escapeMarkup(page)}">${escapeMarkup(title).replaceAll(/[{}]/g, (brace) => `&#${brace.charCodeAt(0)};`)}</a>`,
    '</superposition-figure>',
  ].join('\n');
}

/** The widget's host cannot measure inside our frame, so the height is passed on. */
function widget(code: EmbedCode): string {
  return [
    '<style>body { margin: 0 }</style>',
    frameCode(code),
    '<script>',
    "  const figure = document.querySelector('iframe');",
    "  addEventListener('message', ({ source, data }) => {",
    "    if (source !== figure.contentWindow || data?.type !== 'superposition:resize') return;",
    "    figure.style.height = data.height + 'px';",
    "    parent.postMessage({ type: 'iframe-widget-resize', height: data.height }, '*');",
    '  });',
    '</script>',
  ].join('\n');
}
