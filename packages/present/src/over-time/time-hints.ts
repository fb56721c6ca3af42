import type { Language } from '@ou-cost/contract/options';
import { type AccountSpend, type OrganizationalUnitSpend, pathText, type Report } from '@ou-cost/spend';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { lastDayOf } from '../shared/period-label.ts';
import { wordsIn } from '../words/index.ts';
import type { Stay } from './stays.ts';

type UnitInTime = Pick<OrganizationalUnitSpend, 'formerNames' | 'deletedOn'>;

/** What time has done to a unit, beside its name: `(formerly Shops, deleted 2026-10-05)`; empty where nothing. */
export function unitHint(unit: UnitInTime, language: Language): string {
  const remark = unitRemark(unit, language);
  return remark === '' ? '' : wordsIn(language).shared.aside(remark);
}

/** The same without brackets. */
export function unitRemark({ formerNames = [], deletedOn }: UnitInTime, language: Language): string {
  const { shared, overTime } = wordsIn(language);
  const said = [
    ...(formerNames.length === 0 ? [] : [overTime.formerly(formerNames.join(shared.comma))]),
    ...(deletedOn === undefined ? [] : [overTime.deletedOn(deletedOn)]),
  ];
  return escapeControlCharacters(said.join(shared.comma));
}

/** When and why an account stands in a unit, beside its name: `(until 2026-10-10, assumed)`; empty where it just does. */
export function stayHint(
  account: Departed,
  stay: Pick<Stay, 'basis' | 'days'>,
  report: Pick<Report, 'query'>,
  language: Language,
): string {
  const remark = stayRemark(account, stay, report, language);
  return remark === '' ? '' : wordsIn(language).shared.aside(remark);
}

type Departed = Pick<AccountSpend, 'leftOn' | 'lastUnit'>;

/** The same without brackets. */
export function stayRemark(
  account: Departed,
  { basis, days }: Pick<Stay, 'basis' | 'days'>,
  { query }: Pick<Report, 'query'>,
  language: Language,
  isShort = false,
): string {
  const { shared, overTime } = wordsIn(language);
  const { leftOn, lastUnit } = account;
  const said = [
    days === null ? '' : daysOf(days, query, isShort ? overTime.shortStay : overTime.stay),
    // The day on which it left says more than that it has.
    basis === null || basis === 'seen' || (basis === 'left' && leftOn !== undefined)
      ? ''
      : overTime.bases[basis],
    leftOn === undefined || (basis !== 'left' && basis !== null) ? '' : overTime.leftOn(leftOn),
    lastUnit === undefined ? '' : overTime.lastIn(pathText(lastUnit.path)),
  ].filter((text) => text !== '');
  return escapeControlCharacters(said.join(shared.comma));
}

/** Its days as far as the report's own days do not say them. */
function daysOf(
  { first, end }: NonNullable<Stay['days']>,
  query: Report['query'],
  inWords: (first: string | null, last: string | null) => string,
): string {
  return inWords(
    first <= query.start ? null : first,
    end === null || end >= query.end ? null : lastDayOf({ start: first, end }),
  );
}
