/** Wraps text into lines, which SVG does not do, by counting characters. */

/** @param letters that fit a line; a longer word keeps a line of its own */
export function textLines(text: string, letters: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length + 1 > letters) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

/** The first `most` lines; an ellipsis marks the cut. */
export function firstLines(text: string, letters: number, most: number): readonly string[] {
  const lines = textLines(text, letters);
  if (lines.length <= most) return lines;
  return lines.slice(0, most).map((line, at) => (at === most - 1 ? `${line.slice(0, Math.max(0, Math.floor(letters) - 1))}…` : line));
}
