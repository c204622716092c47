/** What a feature's arrow, bar, cells and loss are computed from, as formulas with the model's numbers in them. Pure. */
import { featureLabel } from '../../charts/featureNames.ts';
import { formatNumber } from '../../charts/format.ts';
import { cleanModel, indices, type ModelView } from '../../charts/view.ts';
import { featureNorms, superposition } from '../../model/geometry/geometry.ts';

export interface Formula {
  readonly title: string;
  /** "W0·W1 = 0.6·(−0.5) + 0.8·0 = −0.3" */
  readonly text: string;
}

export interface ArithmeticOf {
  /** Has its arrow, its bar and its row explained. */
  readonly feature: number;
  /** The column of the cell. */
  readonly other: number;
  readonly importance: number;
  readonly activation: 'relu' | 'linear';
}

/** Longer sums name their largest terms. */
const MOST_TERMS = 4;

export function formulasOf(given: ModelView, of: ArithmeticOf): readonly Formula[] {
  const model = cleanModel(given);
  const { feature, other } = of;
  const [f, g] = [featureLabel(feature), featureLabel(other)];
  const norm = featureNorms(model)[feature] ?? 0;
  const [own, cross] = [productOf(model, feature, feature), productOf(model, feature, other)];
  return [
    {
      title: 'Length of the arrow, and of the bar',
      text: `‖W${f}‖² = ${sumText(squares(model, feature))} = ${formatNumber(norm * norm)}, so ‖W${f}‖ = ${formatNumber(norm)}`,
    },
    {
      title: `Cell ${f}, ${g} of the matrix`,
      text: `${productName(model, f, g)} = ${sumText(cross.terms)} = ${formatNumber(cross.value)}`,
    },
    sharingOf(model, feature, f),
    outputOf(model, of, own.value, `Output ${f} when feature ${f} alone is 1`),
    outputOf(model, of, cross.value, `Output ${f} when feature ${g} alone is 1`),
    errorOf(model, of, own.value, `Loss of output ${f} when feature ${f} alone is 1`),
  ];
}

type Model = ReturnType<typeof cleanModel>;

interface Term {
  readonly text: string;
  readonly value: number;
}

interface Product {
  readonly terms: readonly Term[];
  readonly value: number;
}

function rowOf({ nHidden }: Model, W: ArrayLike<number>, feature: number): readonly number[] {
  return indices(nHidden).map((k) => W[feature * nHidden + k] ?? 0);
}

function squares(model: Model, feature: number): readonly Term[] {
  return rowOf(model, model.W, feature).map((weight) => ({ text: `${inBrackets(weight)}²`, value: weight * weight }));
}

/** What output f receives of feature g alone, with value 1: over the hidden units, what decodes times what they hold. */
function productOf(model: Model, f: number, g: number): Product {
  const decoding = rowOf(model, model.WOut ?? model.W, f);
  const hidden = rowOf(model, model.W, g).map((weight) => (model.hiddenActivation === 'relu' ? Math.max(0, weight) : weight));
  const terms = decoding.map((weight, k) => {
    const held = hidden[k] ?? 0;
    return { text: `${inBrackets(weight)}·${inBrackets(held)}`, value: weight * held };
  });
  return { terms, value: terms.reduce((sum, { value }) => sum + value, 0) };
}

function productName({ WOut, hiddenActivation }: Model, f: string, g: string): string {
  const held = hiddenActivation === 'relu' ? `ReLU(W${g})` : `W${g}`;
  return `${WOut ? 'WOut' : 'W'}${f}·${held}`;
}

function sharingOf(model: Model, feature: number, f: string): Formula {
  const norm = featureNorms(model)[feature] ?? 0;
  const row = rowOf(model, model.W, feature);
  const terms = indices(model.nFeatures)
    .filter((other) => other !== feature && norm > 0)
    .map((other) => {
      const overlap = rowOf(model, model.W, other).reduce((sum, weight, k) => sum + (weight * (row[k] ?? 0)) / norm, 0);
      return { text: `${inBrackets(overlap)}²`, value: overlap * overlap };
    });
  const value = formatNumber(superposition(model)[feature] ?? 0);
  const title = `Colour of the bar: superposition, how much the others point along feature ${f}`;
  return { title, text: terms.length === 0 ? value : `${sumText(terms)} = ${value}` };
}

function biased({ b }: Model, { feature, activation }: ArithmeticOf, received: number) {
  const bias = b[feature] ?? 0;
  const sum = `${formatNumber(received)} ${bias < 0 ? '−' : '+'} ${formatNumber(Math.abs(bias))}`;
  const value = activation === 'relu' ? Math.max(0, received + bias) : received + bias;
  return { text: activation === 'relu' ? `ReLU(${sum})` : sum, value };
}

function outputOf(model: Model, of: ArithmeticOf, received: number, title: string): Formula {
  const { text, value } = biased(model, of, received);
  return { title, text: `${text} = ${formatNumber(value)}` };
}

function errorOf(model: Model, of: ArithmeticOf, received: number, title: string): Formula {
  const { value } = biased(model, of, received);
  const loss = of.importance * (1 - value) ** 2;
  return { title, text: `I·(1 − y)² = ${formatNumber(of.importance)}·(1 − ${inBrackets(value)})² = ${formatNumber(loss)}` };
}

function inBrackets(value: number): string {
  const text = formatNumber(value);
  return value < 0 && text !== '0' ? `(${text})` : text;
}

/** In order, or the largest first where there are too many. */
function sumText(terms: readonly Term[]): string {
  if (terms.length <= MOST_TERMS) return terms.map(({ text }) => text).join(' + ');
  const largest = [...terms].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST_TERMS);
  return `${largest.map(({ text }) => text).join(' + ')} + ${terms.length - MOST_TERMS} smaller`;
}
