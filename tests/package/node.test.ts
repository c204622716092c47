/** The packed package installed in a Node project: scripts import it and train, and its command runs. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { freshProject, packedForNode, run } from './packed.ts';

const archive = packedForNode();
const project = freshProject('plain', archive, '--offline');

it('trains, saves and goes on from a file', () => {
  expect(run(project, process.execPath, 'script.js')).toBe('step 300, 5 norms, 4 cells; goes on from 5 features at step 0\n');
});

it('brings the command', () => {
  const command = join(project, 'node_modules/superposition/dist/package/node/command.js');
  const lines = run(project, process.execPath, command, 'train', '--steps=20').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ type: 'cell' }, { type: 'summary', trained: 1 }]);
});

it('needs no other package', () => {
  expect(run(project, process.execPath, '-p', "JSON.stringify(fs.readdirSync('node_modules').filter((n) => !n.startsWith('.')))")).toBe(
    '["superposition"]\n',
  );
});
