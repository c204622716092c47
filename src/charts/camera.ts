/** The orthographic camera of drawings in three dimensions, and how keys and drags turn it. */
import type { SolidCamera } from './solid.ts';
import { clamp, type Point, wrappedDegrees } from './view.ts';

/** Radians. At 0, 0 the first axis points right, the second up and the third at the reader. */
export interface Camera {
  readonly yaw: number;
  readonly pitch: number;
}

export const INITIAL_CAMERA: Camera = { yaw: -0.6, pitch: 0.35 };

export const DEGREE = Math.PI / 180;
const STEEPEST = 85 * DEGREE;
const KEY_TURN = 0.12;
const PIXELS_A_RADIAN = 120;

const KEY_TURNS: Readonly<Record<string, Camera>> = {
  ArrowLeft: { yaw: -KEY_TURN, pitch: 0 },
  ArrowRight: { yaw: KEY_TURN, pitch: 0 },
  ArrowUp: { yaw: 0, pitch: KEY_TURN },
  ArrowDown: { yaw: 0, pitch: -KEY_TURN },
};

/** What an arrow key turns by, or null for another key. */
export function turnOfKey(key: string): Camera | null {
  return KEY_TURNS[key] ?? null;
}

/** @param by pixels that the drawing was dragged */
export function turnOfDrag({ x, y }: Point): Camera {
  return { yaw: -x / PIXELS_A_RADIAN, pitch: y / PIXELS_A_RADIAN };
}

/** Pitch is limited so that up stays up. */
export function turned({ yaw, pitch }: Camera, by: Camera): Camera {
  return { yaw: wrappedDegrees((yaw + by.yaw) / DEGREE) * DEGREE, pitch: clamp(pitch + by.pitch, -STEEPEST, STEEPEST) };
}

/** Unit vectors in the space that is shown. */
export function cameraBasis({ yaw, pitch }: Camera): { readonly [Axis in keyof SolidCamera]: Float64Array } {
  const [cosYaw, sinYaw, cosPitch, sinPitch] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  return {
    right: Float64Array.of(cosYaw, 0, -sinYaw),
    up: Float64Array.of(-sinPitch * sinYaw, cosPitch, -sinPitch * cosYaw),
    toward: Float64Array.of(cosPitch * sinYaw, sinPitch, cosPitch * cosYaw),
  };
}
