/** Tests that drive a browser wait as long as the project says: Vitest’s own waits end after a second, too short for a frame on a busy machine. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const TESTS = join(import.meta.dirname, '..');

it('they wait by expect.poll or untilThere', () => {
  const tests = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(browser|e2e)\.test\.tsx?$/.test(file));
  expect(tests.length).toBeGreaterThan(50);
  expect(tests.filter((file) => /\bvi\.wait(For|Until)\(/.test(readFileSync(join(TESTS, file), 'utf8')))).toEqual([]);
});
