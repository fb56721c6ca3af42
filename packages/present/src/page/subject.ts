import type { PayloadSpends } from './figures/payload.ts';
import type { Store } from './store.ts';

/** The spend that the page is about: of the chosen unit or account, or of everything. */
export function spendsOf({ focus, payload }: Pick<Store, 'focus' | 'payload'>): PayloadSpends {
  return focus === null ? payload.total : focus.total;
}

/** What is shown of the spend in words: `net of credits and refunds`, `Credits only`. */
export function chargesText({ payload, state, words }: Store): string {
  const { part } = state.measure;
  if (part === 'net') return words.page.netText;
  if (part === 'gross') return words.page.grossText;
  return words.page.only(payload.parts[part] ?? '');
}
