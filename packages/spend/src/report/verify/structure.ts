import { lastUnitOf, type OrganizationalUnitSpend, type Report } from '../form/report.ts';
import type { Spend } from '../form/spend.ts';
import { expectSame, fault } from './fault.ts';
import { accountsSelectedInPart, checkPlacements } from './placements.ts';

type Unit = Pick<OrganizationalUnitSpend, 'id' | 'name' | 'parentId' | 'path' | 'depth' | 'accountIds'>;

/** Fails where units do not form a tree with parents before children, or where an account stands in two of them. */
export function checkTree(units: readonly Unit[]): void {
  const known = new Map<string, Unit>();
  const homes = new Map<string, string>();
  for (const unit of units) {
    const { id, parentId, depth, path, name } = unit;
    if (known.has(id)) throw fault(`the unit ${id} is listed twice`);
    const parent = parentId === null ? null : known.get(parentId);
    if (parent === undefined)
      throw fault(`the unit ${id} hangs below ${parentId}, which is not listed before it`);
    expectSame(`the depth of ${id}`, depth, parent === null ? 0 : parent.depth + 1);
    expectSame(`the path of ${id}`, path, [...(parent?.path ?? []), name]);
    known.set(id, unit);
    for (const accountId of unit.accountIds) {
      const other = homes.get(accountId);
      if (other !== undefined) throw fault(`account ${accountId} stands in ${other} and in ${id}`);
      homes.set(accountId, id);
    }
  }
}

/** Fails where an account outside of the tree is named twice, or stands in a unit as well, or where there is spend of none. */
export function checkUnattributed({ organizationalUnits, unattributed }: Report): void {
  const named = new Set(organizationalUnits.flatMap(({ accountIds }) => accountIds));
  for (const id of unattributed.accountIds) {
    if (named.has(id)) throw fault(`account ${id} is called unattributed, and is counted elsewhere as well`);
    named.add(id);
  }
  if (unattributed.accountIds.length === 0 && isNotZero(unattributed.total)) {
    throw fault('it has unattributed spend, and names no account of it');
  }
}

/** Fails where an account is listed twice or missing, or stands elsewhere than its unit says. */
export function checkAccounts(report: Report): void {
  const { query, accounts, organizationalUnits, unattributed } = report;
  if (query.detail === 'ou') {
    if (accounts.length > 0) throw fault(`it lists ${accounts.length} accounts, which were not asked for`);
    return;
  }
  const places = new Map<string, string | null>();
  for (const account of accounts) {
    if (places.has(account.id)) throw fault(`account ${account.id} is listed twice`);
    checkPlacements(account, report);
    places.set(account.id, lastUnitOf(account));
  }
  const partly = accountsSelectedInPart(report);
  const spending = new Set(accounts.filter(({ spend }) => isNotZero(spend)).map(({ id }) => id));
  const expected = new Map<string, string | null>();
  for (const { id, accountIds } of organizationalUnits) {
    for (const accountId of accountIds) expected.set(accountId, id);
  }
  for (const accountId of unattributed.accountIds) expected.set(accountId, null);
  for (const [id, unit] of expected) {
    if (!places.has(id)) throw fault(`account ${id} is counted and not listed`);
    expectSame(`the unit of account ${id}`, places.get(id), unit);
  }
  for (const [id, unit] of places) {
    if (expected.has(id)) continue;
    if (partly.has(id)) continue;
    if (unit !== null) throw fault(`account ${id} is listed, and ${unit} does not have it`);
    if (spending.has(id))
      throw fault(`account ${id} has spend in no unit, and is not counted as unattributed`);
  }
}

function isNotZero(spend: Spend): boolean {
  return Object.values(spend).some(({ amounts }) => amounts.some((amount) => amount !== '0'));
}
