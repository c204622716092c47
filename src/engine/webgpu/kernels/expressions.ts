/** WGSL that follows from the member of the family: which way of drawing, activations, target. */
import { DRAWING, type Drawing, type KernelShape } from './kernelShape.ts';

/** Statements for each kind that occurs; where there are several, the instance's own decides. */
export function inDrawings(drawings: readonly Drawing[], write: (drawing: Drawing) => string): string {
  if (drawings.length === 1) return drawings.map(write).join('');
  return drawings.map((drawing) => `if (drawing == ${DRAWING[drawing]}u) { ${write(drawing)} }`).join('\n');
}

/** The output of the network from its pre-activation, one number or four at once. */
export function activated({ activation }: Pick<KernelShape, 'activation'>, value: string, zero: string): string {
  return activation === 'relu' ? `max(${value}, ${zero})` : value;
}

/** The error that goes back through the activation: none where it is flat. */
export function throughActivation({ activation }: Pick<KernelShape, 'activation'>, error: string, value: string, zero: string): string {
  return activation === 'relu' ? `select(${zero}, ${error}, ${value} > ${zero})` : error;
}

/** The hidden layer from its pre-activation, one number or four at once. */
export function hiddenActivated({ hiddenActivation }: Pick<KernelShape, 'hiddenActivation'>, value: string, zero: string): string {
  return hiddenActivation === 'relu' ? `max(${value}, ${zero})` : value;
}

/** The gradient that goes back through the hidden layer: none where it is cut off. */
export function throughHidden(
  { hiddenActivation }: Pick<KernelShape, 'hiddenActivation'>,
  gradient: string,
  hidden: string,
  zero: string,
): string {
  return hiddenActivation === 'relu' ? `select(${zero}, ${gradient}, ${hidden} > ${zero})` : gradient;
}

/** What the output is to be. */
export function targetOf({ target }: Pick<KernelShape, 'target'>, x: string): string {
  return target === 'abs' ? `abs(${x})` : x;
}
