/** The forge's workflows: nothing is published untested, and no action changes under us. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const FOLDER = '.github/workflows';
const texts = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]));

it('uses actions by the full hash of a commit, with its version beside it', () => {
  const used = [...texts.values()].flatMap((text) => [...text.matchAll(/uses: (.*)$/gm)].map(([, action = '']) => action));
  const foreign = used.filter((action) => !action.startsWith('./'));
  expect(foreign.length).toBeGreaterThan(5);
  expect(foreign.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
});

it('publishes what has passed the tests of every change', () => {
  const [pages = '', test = ''] = ['pages.yml', 'test.yml'].map((name) => texts.get(name) ?? '');
  expect(pages).toMatch(/^ {2}test:\n {4}uses: \.\/\.github\/workflows\/test\.yml$/m);
  expect(pages).toMatch(/^ {2}publish:\n {4}needs: test$/m);
  expect(test).toMatch(/^ {2}workflow_call:$/m);
  expect(test).toContain('- run: bash .ci/run');
});
