/** The buffers of the training programs, by name: every shader declares those it uses, in the order of its bindings. */

/** What the host keeps for a run. `next…` is the other one of a pair that takes turns from step to step. */
export type BufferName =
  | 'state'
  | 'nextState'
  | 'clock'
  | 'nextClock'
  | 'instances'
  | 'scalars'
  | 'run'
  | 'partials'
  | 'transposed'
  | 'scratch'
  | 'masks';

export interface BufferUse {
  readonly name: BufferName;
  readonly element: 'f32' | 'u32' | 'vec4f' | 'vec4u';
  readonly writes?: boolean;
}

export interface Shader {
  readonly buffers: readonly BufferName[];
  readonly code: string;
}

/** @param body WGSL after the declarations of its buffers */
export function shader(uses: readonly BufferUse[], body: string): Shader {
  const declarations = uses.map(
    ({ name, element, writes }, binding) =>
      `@group(0) @binding(${binding}) var<storage, ${writes ? 'read_write' : 'read'}> ${name} : array<${element}>;`,
  );
  return { buffers: uses.map(({ name }) => name), code: `${declarations.join('\n')}\n${body}` };
}
