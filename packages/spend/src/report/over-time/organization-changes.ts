import { changesWithin } from '../../history/changes-within.ts';
import type { OrganizationHistory } from '../../history/history.ts';
import type { ReportedOrganizationChange } from '../form/organization-change.ts';
import { daysRead } from '../place.ts';
import type { RolledUpBill } from '../roll-up.ts';
import type { Run } from '../run.ts';

/** What happened to the organization from the first day that is read to the last; of a part of it, what concerns that part. */
export function changesOf(
  { selection }: RolledUpBill,
  history: OrganizationHistory,
  run: Run,
): ReportedOrganizationChange[] {
  const changes = changesWithin(history, daysRead(run));
  if (run.request.organizationalUnits.length + run.request.excludedOrganizationalUnits.length === 0)
    return changes;
  return changes.filter(({ organizationalUnitId, from, to, kind }) => {
    const units = kind === 'moved' ? [from, to] : [organizationalUnitId];
    return units.some((id) => typeof id === 'string' && selection.unitIds.has(id));
  });
}
