import type { Language } from '@ou-cost/contract/options';
import { type AccountSpend, type OrganizationalUnitSpend, pathText, type Report } from '@ou-cost/spend';
import { escapeControlCharacters } from '../shared/escape-control-characters.ts';
import { lastDayOf } from '../shared/period-label.ts';
import { wordsIn } from '../words/index.ts';
import type { Stay } from './stays.ts';

/** What time has done to a unit, beside its name: `(formerly Shops, deleted 2026-10-05)`; empty where nothing. */
export function unitHint(
  { formerNames = [], deletedOn }: Pick<OrganizationalUnitSpend, 'formerNames' | 'deletedOn'>,
  language: Language,
): string {
  const { shared, overTime } = wordsIn(language);
  const said = [
    ...(formerNames.length === 0 ? [] : [overTime.formerly(formerNames.join(shared.comma))]),
    ...(deletedOn === undefined ? [] : [overTime.deletedOn(deletedOn)]),
  ];
  return said.length === 0 ? '' : shared.aside(escapeControlCharacters(said.join(shared.comma)));
}

/** When and why an account stands in a unit, beside its name: `(until 2026-10-10, assumed)`; empty where it just does. */
export function stayHint(
  account: Pick<AccountSpend, 'leftOn' | 'lastUnit'>,
  { basis, days }: Stay,
  { query }: Pick<Report, 'query'>,
  language: Language,
): string {
  const { shared, overTime } = wordsIn(language);
  const { leftOn, lastUnit } = account;
  const said = [
    days === null
      ? ''
      : overTime.stay(
          days.first === query.start ? null : days.first,
          days.end === query.end ? null : lastDayOf({ start: days.first, end: days.end }),
        ),
    // The day on which it left says more than that it has.
    basis === null || basis === 'seen' || (basis === 'left' && leftOn !== undefined)
      ? ''
      : overTime.bases[basis],
    leftOn === undefined || (basis !== 'left' && basis !== null) ? '' : overTime.leftOn(leftOn),
    lastUnit === undefined ? '' : overTime.lastIn(pathText(lastUnit.path)),
  ].filter((text) => text !== '');
  return said.length === 0 ? '' : shared.aside(escapeControlCharacters(said.join(shared.comma)));
}
