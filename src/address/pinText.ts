/** An address inside another: its query is written with characters that no program on the way takes for separators. */
import type { ParsedLink } from './link.ts';
import { type LinkToWrite, parsePermalink, writePermalink } from './permalink.ts';

/** `v~1!S~0.5!t~700` */
export function writePin(link: LinkToWrite): string {
  return writePermalink(link).slice(1).replaceAll('=', '~').replaceAll('&', '!');
}

export function readPin(text: string): ParsedLink {
  return parsePermalink(text.replaceAll('~', '=').replaceAll('!', '&'));
}
