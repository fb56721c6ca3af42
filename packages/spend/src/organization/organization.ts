import { OuCostError } from '../errors.ts';
import type { CalendarDate } from '../time/calendar.ts';
import type { ListedAccount, ListedUnit, OrganizationListing } from './directory.ts';

/** A unit in its place; the root is the one of depth 0. */
export interface OrganizationalUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Names from the root to this unit. */
  readonly path: readonly string[];
  readonly depth: number;
  readonly accountIds: readonly string[];
  /** Names that it had before, the oldest first. @default none is known */
  readonly formerNames?: readonly string[];
  /** The first day (UTC) on which it no longer was. @default it still is */
  readonly deletedOn?: CalendarDate;
}

/** An organization as a tree: units in pre-order, siblings by name, every account in exactly one unit. */
export interface Organization {
  readonly id: string;
  readonly managementAccountId: string;
  readonly rootId: string;
  /** When the tree was read; null: by this run. */
  readonly asOf: string | null;
  readonly units: readonly OrganizationalUnit[];
  readonly accounts: ReadonlyMap<string, ListedAccount>;
}

/** Compares by UTF-16 code unit, so that the order does not depend on a locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function groupBy<T>(items: Iterable<T>, key: (item: T) => string | null): Map<string | null, T[]> {
  const groups = new Map<string | null, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * The tree that a listing describes. An account that is listed twice has moved while it was read, and stands where it
 * was seen last. Fails with Incomplete where a parent is missing.
 */
export function organizationFrom(listing: OrganizationListing): Organization {
  const listed = new Map(listing.units.map((unit) => [unit.id, unit]));
  const accounts = new Map(listing.accounts.map((account) => [account.id, account]));
  const children = groupBy(listed.values(), (unit) => unit.parentId);
  const residents = groupBy(accounts.values(), (account) => account.parentId);
  const [root, ...others] = children.get(null) ?? [];
  if (root === undefined || others.length > 0) {
    throw new OuCostError(
      'Incomplete',
      `the organization ${listing.id} has ${root === undefined ? 'no root' : `${others.length + 1} roots`} instead of one`,
    );
  }
  const units = placed(root, children, residents);
  assertWhole(units, listed, accounts);
  return {
    id: listing.id,
    managementAccountId: listing.managementAccountId,
    rootId: root.id,
    asOf: listing.asOf ?? null,
    units,
    accounts,
  };
}

function placed(
  root: ListedUnit,
  children: ReadonlyMap<string | null, readonly ListedUnit[]>,
  residents: ReadonlyMap<string | null, readonly ListedAccount[]>,
): OrganizationalUnit[] {
  const units: OrganizationalUnit[] = [];
  const visit = (unit: ListedUnit, path: readonly string[]): void => {
    const accountIds = (residents.get(unit.id) ?? []).map((account) => account.id).sort(compareText);
    const here = [...path, unit.name];
    units.push({ ...unit, path: here, depth: path.length, accountIds });
    const inside = [...(children.get(unit.id) ?? [])];
    inside.sort((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id));
    for (const child of inside) visit(child, here);
  };
  visit(root, []);
  return units;
}

function assertWhole(
  units: readonly OrganizationalUnit[],
  listed: ReadonlyMap<string, ListedUnit>,
  accounts: ReadonlyMap<string, ListedAccount>,
): void {
  const known = new Set(units.map((unit) => unit.id));
  for (const unit of listed.values()) {
    if (!known.has(unit.id)) {
      throw new OuCostError('Incomplete', `the organizational unit ${unit.id} does not hang below the root`);
    }
  }
  for (const account of accounts.values()) {
    if (!known.has(account.parentId)) {
      throw new OuCostError(
        'Incomplete',
        `account ${account.id} is in ${account.parentId}, which was not listed; run again`,
      );
    }
  }
}
