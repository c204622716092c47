/** What a thread could train with, as `adapter.ts` finds it. Types only, and without those of WebGPU: scripts see them. */

/** What is known of a WebGPU adapter before a device is asked for. */
export interface AdapterFacts {
  /** WebGPU emulated on the CPU: correct, and slower than the CPU engine. */
  readonly software: boolean;
  /** As the browser reports it, e.g. "nvidia ampere"; empty where it does not. */
  readonly description: string;
}

export interface Capabilities {
  readonly wasmSimd: boolean;
  /** WebGPU exists in secure contexts (https, localhost) only. */
  readonly secureContext: boolean;
  /** null: none answered. */
  readonly adapter: AdapterFacts | null;
}
