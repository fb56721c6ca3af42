import type { ListedUnit } from '../organization/directory.ts';
import { type Organization, organizationFrom } from '../organization/organization.ts';
import type { Placement, Placements } from '../organization/placement.ts';
import type { CalendarDate } from '../time/calendar.ts';
import type { HistoricalAccount, OrganizationHistory } from './history.ts';

/** Every account where the history has it at the end of each day; one that no history knows is in no unit. */
export function placementsAsWas({ accounts }: OrganizationHistory, firstDay: CalendarDate): Placements {
  const placements = new Map<string, readonly [Placement, ...Placement[]]>();
  return {
    unitOf: (accountId, day) =>
      accounts.get(accountId)?.placements.findLast(({ from }) => from === null || from <= day)
        ?.organizationalUnitId ?? null,
    of: (accountId) => {
      const known = placements.get(accountId) ?? placementsFrom(firstDay, accounts.get(accountId));
      placements.set(accountId, known);
      return known;
    },
  };
}

function placementsFrom(
  firstDay: CalendarDate,
  account: HistoricalAccount | undefined,
): readonly [Placement, ...Placement[]] {
  const [first, ...others] = (account?.placements ?? [])
    .filter(({ to }) => to === null || to > firstDay)
    .map((placement) => ({
      ...placement,
      from: placement.from === null || placement.from < firstDay ? firstDay : placement.from,
    }));
  return first === undefined
    ? [{ from: firstDay, to: null, organizationalUnitId: null }]
    : [first, ...others];
}

/** What is known of an account that has left an organization. */
export interface Departure {
  /** The first day (UTC) at whose end it was gone; null where it is not known. */
  readonly leftOn: CalendarDate | null;
  /** The last unit that is known of it; null where none is. */
  readonly lastUnitId: string | null;
}

/** Of an account that has left; null: it is in the organization, or the history does not know it. */
export function departureOf({ accounts }: OrganizationHistory, accountId: string): Departure | null {
  const account = accounts.get(accountId);
  if (account === undefined || account.leftOn === null) return null;
  return { leftOn: account.leftOn, lastUnitId: account.placements.at(-1)?.organizationalUnitId ?? null };
}

/**
 * The tree of today with the units that are needed and no longer in it, and the ones above them. A unit whose parent is
 * not known hangs below the root. `history.units` has their names of before and the day of their deletion.
 */
export function organizationAsWas(
  organization: Organization,
  history: Pick<OrganizationHistory, 'units'>,
  unitIdsNeeded: Iterable<string>,
): Organization {
  const { id, managementAccountId, asOf, accounts, rootId } = organization;
  const units = new Map<string, ListedUnit>(
    organization.units.map((unit) => [unit.id, { id: unit.id, name: unit.name, parentId: unit.parentId }]),
  );
  const today = units.size;
  for (const needed of unitIdsNeeded) addWithAncestors(needed, units, history, rootId);
  if (units.size === today) return organization;
  const tree = organizationFrom({
    id,
    managementAccountId,
    units: [...units.values()],
    accounts: [...accounts.values()],
    notes: [],
  });
  return { ...tree, asOf };
}

function addWithAncestors(
  needed: string,
  units: Map<string, ListedUnit>,
  history: Pick<OrganizationHistory, 'units'>,
  rootId: string,
): void {
  const lineage: { readonly id: string; readonly name: string }[] = [];
  const passed = new Set<string>();
  let next = needed;
  while (!units.has(next) && !passed.has(next)) {
    const { name = next, parentId = null } = history.units.get(next) ?? {};
    lineage.push({ id: next, name });
    passed.add(next);
    next = parentId ?? rootId;
  }
  let parentId = units.has(next) ? next : rootId;
  for (const { id, name } of lineage.reverse()) {
    units.set(id, { id, name, parentId });
    parentId = id;
  }
}
