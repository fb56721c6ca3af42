import type { Language } from '@ou-cost/contract/options';
import { periodLabel, rangeLabel } from './period-label.ts';

/** Days by their shortest name: `2026-10` for a whole month, `2026-10-01..25` within one, else both ends. */
export function rangeName(
  range: { readonly start: string; readonly end: string },
  language: Language,
): string {
  return isWithinMonth(range) ? periodLabel(range, 'MONTHLY', language) : rangeLabel(range, language);
}

function isWithinMonth({ start, end }: { readonly start: string; readonly end: string }): boolean {
  const [year = 0, month = 0] = start.split('-').map(Number);
  return Date.parse(`${end}T00:00:00Z`) <= Date.UTC(year, month, 1);
}
