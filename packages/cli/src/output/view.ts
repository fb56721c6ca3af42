import { type OptionsOf, REPORT_OUTPUT_OPTIONS, writingOf } from '@ou-cost/contract/options';
import type { View } from '@ou-cost/present';

/** How a report is drawn: by the options, in this place. */
export function viewOf(
  options: OptionsOf<'run' | 'report' | 'archive show'>,
  terminal: View['terminal'],
): View {
  const { depth = null, sort = REPORT_OUTPUT_OPTIONS.sort.default, top = null } = options;
  return { ...writingOf(options), depth, sort, top, bom: options.bom !== false, terminal };
}
