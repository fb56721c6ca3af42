import type { ReportedOrganizationChange } from '../report/form/organization-change.ts';
import type { DateRange } from '../time/calendar.ts';
import type { OrganizationChange, OrganizationHistory } from './history.ts';

/** What happened, or was first seen, on the days of a range; in the order of the days. */
export function changesWithin(
  { changes, units }: OrganizationHistory,
  { start, end }: DateRange,
): ReportedOrganizationChange[] {
  return changes
    .filter(({ on }) => start <= on && on < end)
    .map((change) => reported(change, (unitId) => units.get(unitId)?.name ?? unitId));
}

function reported(
  change: OrganizationChange,
  newestName: (unitId: string) => string,
): ReportedOrganizationChange {
  const { on, since, kind } = change;
  switch (change.kind) {
    case 'moved': {
      const { accountId, name, fromUnitId, toUnitId } = change;
      return { on, since, kind, accountId, name, from: fromUnitId, to: toUnitId };
    }
    case 'joined':
    case 'left':
    case 'closed': {
      const { accountId, name, unitId } = change;
      return { on, since, kind, accountId, organizationalUnitId: unitId, name };
    }
    case 'renamed': {
      const { unitId, fromName, toName } = change;
      const before = fromName === null ? {} : { from: fromName };
      return {
        on,
        since,
        kind,
        organizationalUnitId: unitId,
        name: newestName(unitId),
        ...before,
        to: toName,
      };
    }
    case 'created':
    case 'deleted':
      return { on, since, kind, organizationalUnitId: change.unitId, name: change.name };
  }
}
