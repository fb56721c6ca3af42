import type { Language } from '@ou-cost/contract/options';
import { pathText, type Report, type ReportedOrganizationChange } from '@ou-cost/spend';
import { wordsIn } from '../words/index.ts';
import { unseenSince } from './unseen-since.ts';

/** One thing that happened to the organization. Names in it are not escaped. */
export interface ChangeSentence {
  /** As in `2026-10-11`. */
  readonly on: string;
  readonly text: string;
}

/** What happened to the organization, each in a sentence, in the order of the days. */
export function changeSentences(
  { organizationalUnits }: Pick<Report, 'organizationalUnits'>,
  changes: readonly ReportedOrganizationChange[],
  language: Language,
): ChangeSentence[] {
  const { shared, overTime } = wordsIn(language);
  const paths = new Map(organizationalUnits.map(({ id, path }) => [id, pathText(path)]));
  const unitOf = (id: string | null | undefined) => (id == null ? null : (paths.get(id) ?? id));
  return changes.map((change) => {
    const before = unseenSince(change);
    const since = before === null ? '' : shared.aside(overTime.changes.since(before));
    return { on: change.on, text: sentence(change, unitOf, language) + since };
  });
}

function sentence(
  change: ReportedOrganizationChange,
  unitOf: (id: string | null | undefined) => string | null,
  language: Language,
): string {
  const { shared, overTime } = wordsIn(language);
  const words = overTime.changes;
  const { kind, name, accountId, organizationalUnitId, from = '', to = '' } = change;
  const account = accountId === undefined ? name : `${name}${shared.aside(accountId)}`;
  switch (kind) {
    case 'moved':
      return words.moved(account, unitOf(from) ?? from, unitOf(to) ?? to);
    case 'joined':
      return words.joined(account, unitOf(organizationalUnitId));
    case 'left':
      return words.left(account, unitOf(organizationalUnitId));
    case 'closed':
      return words.closed(account);
    case 'renamed':
      return words.renamed(from, to);
    case 'created':
      return words.created(unitOf(organizationalUnitId) ?? name);
    case 'deleted':
      return words.deleted(unitOf(organizationalUnitId) ?? name);
  }
}
