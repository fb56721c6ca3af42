/** A target that was set beforehand, and the result of this run. */
export interface Measure {
  readonly name: string;
  readonly limit: string;
  readonly found: string;
  readonly isMet: boolean;
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The results of one benchmark. */
export interface Finding {
  readonly title: string;
  /** How the benchmark was run, in whole sentences. */
  readonly method: string;
  readonly tables: readonly Table[];
  readonly measures: readonly Measure[];
}

/** A measure that must not exceed a limit. */
export function atMost(name: string, limit: number, found: number, unit = '×'): Measure {
  return { name, limit: `≤ ${formatted(limit, unit)}`, found: formatted(found, unit), isMet: found <= limit };
}

/** A measure that must reach a limit. */
export function atLeast(name: string, limit: number, found: number, unit = '×'): Measure {
  return { name, limit: `≥ ${formatted(limit, unit)}`, found: formatted(found, unit), isMet: found >= limit };
}

function formatted(value: number, unit: string): string {
  return unit === '×' ? `${number(value, 2)} ×` : `${number(value, 0)} ${unit}`.trimEnd();
}

export const MEGABYTE = 1024 ** 2;

/** A number rounded to at most `decimals` decimals, with thousands separators. */
export function number(value: number, decimals = 0): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** A time in the unit that suits its length. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${number(milliseconds)} ms`;
  if (milliseconds < 600_000) return `${number(milliseconds / 1_000, 1)} s`;
  return `${number(milliseconds / 60_000, 1)} min`;
}
