import type { PayloadSpends } from './figures/payload.ts';
import type { Store } from './store.ts';

/** The spend that the page is about: of the chosen unit or account, or of everything. */
export function spendsOf({ focus, payload }: Pick<Store, 'focus' | 'payload'>): PayloadSpends {
  return focus === null ? payload.total : focus.total;
}

/** The days that are compared, where these are not all days of the period; null where they are, or nothing is compared. */
export function daysOfChange({ figures: { choice, compared } }: Pick<Store, 'figures'>): string | null {
  if (compared === null || compared.after.columns.join() === choice.columns.join()) return null;
  return compared.after.short;
}

/** The head above changes; it says which days they are of, where these are not the days of the amounts beside it. */
export function changeTitle(store: Pick<Store, 'figures' | 'words'>): string {
  const { page, shared } = store.words;
  const days = daysOfChange(store);
  return days === null ? shared.columns.change : page.changeIn(shared.columns.change, days);
}

/** What is shown of the spend in words: `net of credits and refunds`, `Credits only`. */
export function chargesText({ payload, state, words }: Store): string {
  const { part } = state.measure;
  if (part === 'net') return words.page.netText;
  if (part === 'gross') return words.page.grossText;
  return words.page.only(payload.parts[part] ?? '');
}
