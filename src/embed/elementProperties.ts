/** The element's properties: one for each attribute, which it reflects, so that frameworks can bind numbers, booleans and lists. */
import { PARAM_ROWS, type ParamKey } from '../params/params.ts';

const FLAGS = ['autoplay', 'paused', 'caption'] as const;
const OTHERS = ['fig', 'group', 'theme', 'ui', 'ask', 't', 'ch', 'f', 'inst', 'cam'] as const;
/** Of figures whose settings are no parameters. Loading their schemas would load the figures' code, so a test compares the two. */
export const OF_FIGURES = [
  'x',
  'y',
  'cells',
  'by',
  'overlap',
  'turn',
  'd',
  'c',
  'parts',
  'kind',
  'p',
  'one',
  'show',
  'shape',
  'S2',
  'act2',
  'present',
  'draw',
  'cut',
] as const;

/** As the figure reads them, which is loaded later. */
const OFF = /^\s*(?:0|false|no|off)\s*$/i;

/** What an attribute may be set to. A list is written with underscores between: `cam = [30, -12]`, `x = ['r', 0.1, 10]`. */
export type FigureValue = string | number | boolean | readonly (string | number)[] | null | undefined;

/** As in addresses; `null` where the attribute is not set. Setting one changes the attribute. */
export type FigureProperties = {
  [Key in ParamKey | (typeof FLAGS)[number] | (typeof OTHERS)[number] | (typeof OF_FIGURES)[number]]: FigureValue;
};

const KEYS: readonly string[] = [...PARAM_ROWS.map(({ key }) => key), ...FLAGS, ...OTHERS, ...OF_FIGURES];

/** Attributes have lower case, and so may have properties. */
export const PROPERTIES: readonly string[] = [...new Set(KEYS.flatMap((key) => [key, key.toLowerCase()]))];

export function defineProperties(prototype: Element): void {
  for (const name of PROPERTIES) {
    Object.defineProperty(prototype, name, {
      configurable: true,
      enumerable: true,
      get(this: Element) {
        return readProperty(name, this.getAttribute(name));
      },
      set(this: Element, value: FigureValue) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, textOf(value));
      },
    });
  }
}

/** Properties that were set before the element was defined are its own, and hide those of the class. */
export function adoptProperties(element: Element): void {
  for (const name of [...PROPERTIES, 'weights']) {
    if (!Object.hasOwn(element, name)) continue;
    const value: unknown = Reflect.get(element, name);
    Reflect.deleteProperty(element, name);
    Reflect.set(element, name, value);
  }
}

function textOf(value: NonNullable<FigureValue>): string {
  if (value === true) return '';
  return Array.isArray(value) ? value.join('_') : String(value);
}

function readProperty(name: string, text: string | null): string | number | boolean | null {
  if (text === null) return null;
  if (FLAGS.some((flag) => flag === name)) return !OFF.test(text);
  const number = text.trim() === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) ? text : number;
}
