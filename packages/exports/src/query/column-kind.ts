import type { SourceColumn } from '../ports.ts';

/** What a column holds, as far as a query treats it differently. */
export type ColumnKind = 'text' | 'floating' | 'decimal' | 'whole' | 'time' | 'map' | 'other';

const KINDS: readonly (readonly [ColumnKind, RegExp])[] = [
  ['text', /^(?:varchar|string|text|char)\b/],
  ['floating', /^(?:double|float|real)\b/],
  ['decimal', /^(?:decimal|numeric)\b/],
  ['whole', /^(?:u?(?:tiny|small|big|huge)?int(?:eger)?)\b/],
  ['time', /^(?:timestamp|date)/],
  // The keys and values of tags are texts; those of discounts are texts and numbers.
  ['map', /^map\s*[<(]/],
];

/** What a column holds, by its type as DuckDB or Athena spell it. */
export function kindOf({ type }: SourceColumn): ColumnKind {
  const spelled = type.trim().toLowerCase();
  return KINDS.find(([, pattern]) => pattern.test(spelled))?.[0] ?? 'other';
}
