/** The same as a Jupyter notebook (format 4.5): one cell for each part of the script, none run yet. */
import { type Cell, type ContinuedModel, pythonCells } from './script.ts';

export function pythonNotebook(model: ContinuedModel): string {
  const cells = pythonCells(model).flatMap((cell, at) => (cell.kind === 'code' ? code(cell, at) : markdown(cell, at)));
  const metadata = { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' }, language_info: { name: 'python' } };
  return `${JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells }, null, 1)}\n`;
}

function code({ title, text }: Cell, at: number) {
  const heading = title ? [{ cell_type: 'markdown', id: `title-${at}`, metadata: {}, source: `## ${title}` }] : [];
  return [...heading, { cell_type: 'code', id: `cell-${at}`, metadata: {}, execution_count: null, outputs: [], source: text }];
}

/** Comments in the script, text here. */
function markdown({ text }: Cell, at: number) {
  return [{ cell_type: 'markdown', id: `cell-${at}`, metadata: {}, source: text.replaceAll(/^# ?/gm, '') }];
}
