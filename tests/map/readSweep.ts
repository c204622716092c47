/** A map as read from an address, with all that could not be used as given. */
import { entriesOf } from '../../src/address/entries.ts';
import { SettingsReader } from '../../src/address/settingsReader.ts';
import { type TrainableSweep, trainable } from '../../src/map/sweepPlanOf.ts';
import { SWEEP } from '../../src/map/sweepSettings.ts';

export function readSweep(query: string): TrainableSweep {
  const reader = new SettingsReader(entriesOf(query));
  const read = SWEEP.complete(SWEEP.parse(reader), SWEEP.initial);
  const { settings, problems } = trainable(read.settings);
  return { settings, problems: [...read.problems, ...reader.finish(SWEEP.keys, new Map()), ...problems] };
}
