/**
 * Runs the tests that compare with something kept, and has them keep what they make instead: `npm run goldens` the drawings in
 * `tests/golden`, `npm run posters` the trained models in `src/site/trained`. Further arguments narrow it to some files.
 */
import { spawnSync } from 'node:child_process';

/** @type {Readonly<Record<string, readonly string[]>>} */
const TESTS = {
  goldens: ['--project', 'node', 'tests/figures', 'tests/figure'],
  posters: ['--project', 'long', 'tests/site'],
};

const [what = '', ...files] = process.argv.slice(2);
const tests = TESTS[what];
if (!tests) throw new Error(`Say what to keep: ${Object.keys(TESTS).join(' or ')}, not "${what}".`);
const [project = '', name = '', ...folders] = tests;
const chosen = files.length > 0 ? files : folders;
const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', project, name, ...chosen], {
  stdio: 'inherit',
  env: { ...process.env, UPDATE: what },
});
process.exit(status ?? 1);
