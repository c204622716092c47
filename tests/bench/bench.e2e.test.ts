/** The bench itself runs: one case, briefly. What it measures is for readers of `npm run bench`, and no test. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

interface Line {
  readonly competitor?: string;
  readonly ratio?: string;
  readonly stepsPerSecond?: number;
  readonly bytesPerSnapshot?: number;
}

it('prints the pace of each engine, what it asks of the device, and their ratio', () => {
  const options = ['--only=n=5,m=2 S=0.99', '--rounds=1', '--ms=30', '--engines=cpu,webgpu'];
  const { stdout, stderr, status } = spawnSync(process.execPath, ['tests/bench/run.mjs', ...options], { encoding: 'utf8' });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  const lines = stdout.split('\n').filter((line) => line.startsWith('{'));
  const found = lines.map((line): Line => JSON.parse(line));
  const of = (name: string) => found.find(({ competitor }) => competitor === name);
  expect(of('cpu')?.stepsPerSecond).toBeGreaterThan(0);
  expect(of('cpu')?.bytesPerSnapshot).toBe(0);
  expect(of('webgpu')?.stepsPerSecond).toBeGreaterThan(0);
  expect(of('webgpu')?.bytesPerSnapshot).toBeGreaterThan(0);
  expect(found.map(({ ratio }) => ratio)).toContain('webgpu / cpu');
});
