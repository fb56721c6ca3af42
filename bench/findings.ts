/** A measure that was set beforehand, and what this run found. */
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

/** What one benchmark found. */
export interface Finding {
  readonly title: string;
  /** What was done, in whole sentences. */
  readonly method: string;
  readonly tables: readonly Table[];
  readonly measures: readonly Measure[];
}

/** A ratio that should not exceed a limit. */
export function atMost(name: string, limit: number, found: number, unit = '×'): Measure {
  return { name, limit: `≤ ${written(limit, unit)}`, found: written(found, unit), isMet: found <= limit };
}

/** A ratio that should reach a limit. */
export function atLeast(name: string, limit: number, found: number, unit = '×'): Measure {
  return { name, limit: `≥ ${written(limit, unit)}`, found: written(found, unit), isMet: found >= limit };
}

function written(value: number, unit: string): string {
  return unit === '×' ? `${number(value, 2)} ×` : `${number(value, 0)} ${unit}`.trimEnd();
}

export const MEGABYTE = 1024 ** 2;

/** A number with so many decimals at most, thousands set apart. */
export function number(value: number, decimals = 0): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}

/** Milliseconds as people read them. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${number(milliseconds)} ms`;
  if (milliseconds < 600_000) return `${number(milliseconds / 1_000, 1)} s`;
  return `${number(milliseconds / 60_000, 1)} min`;
}
