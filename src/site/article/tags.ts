/** Start tags in HTML that is written by hand: found by name, with their attributes in any order. */

/** Names and values as written, entities included; a name alone has an empty value. */
export type Attributes = ReadonlyMap<string, string>;

export interface Tag {
  readonly name: string;
  readonly attributes: Attributes;
}

const ATTRIBUTE = /([^\s="]+)(?:="([^"]*)")?/g;

function tagPattern(name: string): RegExp {
  return new RegExp(`<${name}\\b((?:\\s+[^\\s=">]+(?:="[^"]*")?)*)\\s*>`, 'g');
}

export function readAttributes(text: string): Attributes {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value]));
}

export function findTags(html: string, name: string): readonly Tag[] {
  return [...html.matchAll(tagPattern(name))].map(([, text = '']) => ({ name, attributes: readAttributes(text) }));
}

/** @param change returns the new text of a tag, or null to keep it */
export function replaceTags(html: string, name: string, change: (attributes: Attributes) => string | null): string {
  return html.replace(tagPattern(name), (tag, text: string) => change(readAttributes(text)) ?? tag);
}

export function hasClass(attributes: Attributes, name: string): boolean {
  return (attributes.get('class') ?? '').split(/\s+/).includes(name);
}

/** The tag with attributes added, which replace those of the same name. */
export function writeTag(name: string, attributes: Attributes, more: Readonly<Record<string, string>> = {}): string {
  const written = [...new Map([...attributes, ...Object.entries(more)])].map(([key, value]) =>
    value === '' ? ` ${key}` : ` ${key}="${value}"`,
  );
  return `<${name}${written.join('')}>`;
}
