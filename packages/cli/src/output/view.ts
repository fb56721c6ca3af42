import { type OptionsOf, REPORT_OUTPUT_OPTIONS } from '@ou-cost/contract/options';
import { languageOf, localeOf, type View, type Writing } from '@ou-cost/present';

/** How a report is drawn: by the options, in this place. */
export function viewOf(
  options: OptionsOf<'run' | 'report' | 'archive show'>,
  terminal: View['terminal'],
): View {
  const { depth = null, sort = REPORT_OUTPUT_OPTIONS.sort.default, top = null } = options;
  return { ...writingOf(options), depth, sort, top, bom: options.bom !== false, terminal };
}

/** Language and locale: each follows from the other where only one is given. */
function writingOf({ language, locale }: OptionsOf<'run' | 'report' | 'archive show'>): Writing {
  const words = language ?? (locale === undefined ? 'en' : languageOf(locale));
  return { language: words, locale: locale ?? localeOf(words) };
}
