/** Links of any state: what is written is read back, and nothing that is read throws. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { attributeEntries } from '../../src/address/entries.ts';
import type { ParsedLink } from '../../src/address/link.ts';
import { openAddress, parseConfiguration } from '../../src/address/openAddress.ts';
import { parsePermalink, writePermalink } from '../../src/address/permalink.ts';
import { MOST_PROBLEMS } from '../../src/address/settingsReader.ts';
import { checkConfig } from '../../src/model/config/checkConfig.ts';
import { fitParams } from '../../src/params/fitParams.ts';
import { PARAM_ROWS } from '../../src/params/params.ts';
import { asParams, INITIAL_PARAMS } from '../../src/params/paramValues.ts';
import { toTrainingOptions } from '../../src/params/trainingOptions.ts';
import { anyLink, anyParams } from './arbitraryLinks.ts';
import { HOSTILE } from './hostileAddresses.ts';

vi.setConfig({ testTimeout: 60_000 });

it('reads back what it wrote', () => {
  fc.assert(
    fc.property(anyLink, (link) => {
      const { route, problems, params, ...read } = parsePermalink(writePermalink(link));
      const { params: written, ...rest } = link;
      expect(problems).toEqual(fitParams(written).problems);
      expect({ ...INITIAL_PARAMS, ...params }).toEqual(written);
      expect(read).toEqual(rest);
      expect(route).toBe(link.fig === undefined ? 'lab' : 'figure');
    }),
    { numRuns: 2000 },
  );
});

it('reads back changes of any preset', () => {
  fc.assert(
    fc.property(anyParams, anyParams, (params, preset) => {
      const { params: read } = parsePermalink(writePermalink({ fig: 'norms', params }, preset), preset);
      expect({ ...preset, ...read }).toEqual(params);
    }),
    { numRuns: 1000 },
  );
});

it('writes one address for one meaning', () => {
  fc.assert(
    fc.property(anyLink, fc.boolean(), (link, upper) => {
      const address = writePermalink(link);
      const keys = [...new URLSearchParams(address)]
        .reverse()
        .map(([key, value]) => [upper ? key.toUpperCase() : key.toLowerCase(), value]);
      expect(writePermalink(parseConfiguration(openAddress(attributeEntries(keys.map(([key = '', value = '']) => [key, value])))))).toBe(
        address,
      );
    }),
    { numRuns: 500 },
  );
});

const SENTENCE =
  / must be .+, not .*; .+ (?:is|are) used instead\.$| is no known key and is ignored(?:; \w+ is probably meant)?\.$|^\d+ more could not be used as given\.$/s;

/** What is wrong with a read link: values in range, alone and together, and every problem a sentence of bounded length. */
function faults({ params: read, moment, problems }: ParsedLink): readonly string[] {
  const params = asParams({ ...INITIAL_PARAMS, ...read });
  const { t = 0, f = 0, instance = 0, changes } = moment;
  const checked = checkConfig(toTrainingOptions(fitParams({ ...params, k: 1, n: Math.min(params.n, 20) }).params));
  return [
    ...('problems' in checked ? checked.problems.map(({ message }) => message) : []),
    ...fitParams(params).problems.map(({ message }) => message),
    ...(f < params.n && instance < params.k ? [] : ['feature or instance out of range']),
    ...(changes.every((change) => change.step <= t) ? [] : ['a change after the moment']),
    ...problems.filter(({ message, value }) => !SENTENCE.test(message) || value.length > 40).map(({ message }) => message),
    ...(problems.length > MOST_PROBLEMS + 1 ? ['too many problems'] : []),
  ];
}

const KEYS = [...PARAM_ROWS.map(({ key }) => key), 'v', 'fig', 'embed', 't', 'ch', 'f', 'inst', 'cam', 'theme', 'ui', 'autoplay', 'paused'];
const nasty = fc.oneof(
  fc.constantFrom(...HOSTILE.values),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.double().map(String),
  fc.bigInt().map(String),
);
const knownKeys = fc
  .array(fc.tuple(fc.constantFrom(...KEYS), nasty), { maxLength: 12 })
  .map((pairs) => `?${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`);

it.each([
  ['any text at all', fc.string({ unit: 'binary', maxLength: 300 }), 4000],
  ['known keys with strange values', knownKeys, 6000],
  ['well-formed pairs', fc.dictionary(fc.string(), fc.string()).map((pairs) => new URLSearchParams(pairs).toString()), 1000],
] as const)('never throws and is always in range: %s', (_, arbitrary, numRuns) => {
  fc.assert(
    fc.property(arbitrary, (text) => {
      expect(faults(parsePermalink(text))).toEqual([]);
    }),
    { numRuns },
  );
});

it('survives addresses made to break it', () => {
  for (const address of HOSTILE.addresses) expect(faults(parsePermalink(address)), address).toEqual([]);
});

it('survives an address without end, and says so', () => {
  const link = parsePermalink(`?${'n=7&'.repeat(1_000_000)}`);
  expect(faults(link)).toEqual([]);
  expect(link.params.n).toBe(7);
  expect(link.problems.map(({ field }) => field)).toContain('the address');
});
