import type { Language } from '@ou-cost/contract/options';
import type { AccountSpend, Report } from '@ou-cost/spend';
import { type Stay, staysOf } from '../../over-time/stays.ts';
import { stayRemark } from '../../over-time/time-hints.ts';
import { escapeControlCharacters } from '../../shared/escape-control-characters.ts';
import { wordsIn } from '../../words/index.ts';

/** An account in one of the units in which it stood, with what stands beside its name. */
export interface Residence {
  readonly stay: Stay;
  /** From 1 on. */
  readonly number: number;
  readonly remark: string;
  /** The same on today's tree. */
  readonly remarkToday: string;
}

export function residencesOf(account: AccountSpend, report: Report, language: Language): Residence[] {
  const { state } = account;
  const { shared } = wordsIn(language);
  const stated =
    state === null || state === 'ACTIVE' ? [] : [escapeControlCharacters(shared.accountState(state))];
  const remark = (stay: Pick<Stay, 'basis' | 'days'>) =>
    [...stated, stayRemark(account, stay, report, language, true)]
      .filter((text) => text !== '')
      .join(shared.comma);
  return staysOf(account).map((stay, at) => ({
    stay,
    number: at + 1,
    remark: remark(stay),
    remarkToday: remark({ basis: null, days: null }),
  }));
}

/**
 * Every account's unit on today's tree, where the page can show the report on it: of accounts that are not listed, and of
 * the part of an account's days that a selection leaves out, it knows nothing. Null where it cannot.
 */
export function todaysUnits({ otherTree, accounts, selection }: Report): ReadonlyMap<string, string> | null {
  const isWhole =
    selection.organizationalUnits.length === 0 && selection.excludedOrganizationalUnits.length === 0;
  if (otherTree === undefined || accounts.length === 0 || !isWhole) return null;
  return new Map(
    otherTree.organizationalUnits.flatMap(({ id, accountIds }) =>
      accountIds.map((account) => [account, id] as const),
    ),
  );
}
