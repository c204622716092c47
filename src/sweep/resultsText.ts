/** Writes the results of a sweep as text and reads them back, bit for bit, so that they survive a reload. Reading never throws. */
import type { Results, TrainedModel } from './results.ts';

/** A model: W, b and, of untied models, WOut as the bytes of their floats; no loss where training diverged, since JSON has no Infinity. */
type ModelText = readonly [seed: number, loss: number | null, W: string, b: string, WOut?: string];

export function resultsToText(results: Results): string {
  return JSON.stringify([...results].map(([key, models]) => [key, [...models.values()].map(modelToText)]));
}

function modelToText({ seed, loss, W, WOut, b }: TrainedModel): ModelText {
  const text = [seed, Number.isFinite(loss) ? loss : null, floatsToText(W), floatsToText(b)] as const;
  return WOut ? [...text, floatsToText(WOut)] : text;
}

/** @returns none where the text is not one that `resultsToText` wrote */
export function resultsFromText(text: string): Results {
  try {
    const read: unknown = JSON.parse(text);
    return new Map(Array.isArray(read) ? read.map(entryFrom) : []);
  } catch {
    return new Map();
  }
}

/** @throws Error where it is no entry */
function entryFrom(entry: unknown): readonly [string, ReadonlyMap<number, TrainedModel>] {
  const [key, models]: readonly unknown[] = Array.isArray(entry) ? entry : [];
  if (typeof key !== 'string' || !Array.isArray(models) || !models.every(isModelText)) throw new Error('no results');
  return [key, new Map(models.map((model) => [model[0], modelFrom(model)]))];
}

function isModelText(model: unknown): model is ModelText {
  if (!Array.isArray(model)) return false;
  const [seed, loss, ...arrays]: readonly unknown[] = model;
  const areTexts = (arrays.length === 2 || arrays.length === 3) && arrays.every((array) => typeof array === 'string');
  return typeof seed === 'number' && (loss === null || typeof loss === 'number') && areTexts;
}

function modelFrom([seed, loss, W, b, WOut]: ModelText): TrainedModel {
  const model = { seed, loss: loss ?? Number.POSITIVE_INFINITY, W: floatsFrom(W), b: floatsFrom(b) };
  return WOut === undefined ? model : { ...model, WOut: floatsFrom(WOut) };
}

/** The floats alone, not the memory they are a view of. */
function floatsToText(floats: Float32Array): string {
  const bytes = new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function floatsFrom(text: string): Float32Array {
  return new Float32Array(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer);
}
