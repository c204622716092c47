/** A program as the device needs it: shaders with the sizes of their dispatches, buffers, and how the state lies in these. Types only. */
import type { TrainingConfig } from '../../../model/config/config.ts';
import type { InstanceLayout } from '../instanceData.ts';
import type { BufferName, Shader } from '../kernels/bindings.ts';
import type { KernelShape } from '../kernels/kernelShape.ts';
import type { Plan } from '../plan/plan.ts';
import type { StateLayout } from '../stateLayout.ts';

/** One dispatch of a step. */
export interface Pass {
  /** Equal for equal code only. */
  readonly key: string;
  write(): Shader;
  /** Workgroups. */
  readonly size: readonly [number, number, number];
}

export interface Program {
  /** Equal for equal code only. */
  readonly key: string;
  /** Dispatches of a step, in order. */
  readonly passes: readonly Pass[];
  /** A dispatch takes as many steps as the buffer `run` says. */
  readonly manySteps: boolean;
  /** Where a dispatch takes one step: how often all passes are dispatched for it. */
  readonly turns: number;
  /** The state alternates between two buffers, else it is changed in place. */
  readonly alternates: boolean;
  readonly layout: StateLayout;
  /** Length of a hidden unit's row in a second copy of W, by hidden units; null where the program keeps none. */
  readonly transposedRow: number | null;
  readonly instances: InstanceLayout;
  /** Bytes of buffers that hold nothing from one step to the next. */
  readonly scratch: readonly (readonly [name: BufferName, bytes: number])[];
}

/** Makes programs of one kind of plan. */
export type ProgramOf<Kind extends Plan['kind']> = (
  plan: Extract<Plan, { readonly kind: Kind }>,
  shape: KernelShape,
  config: TrainingConfig,
) => Program;
