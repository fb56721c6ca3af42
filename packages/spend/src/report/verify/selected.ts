import { exactDecimal } from '../../money/amount.ts';
import { namesOf } from '../../organization/unit-path.ts';
import { unitsMeant } from '../../organization/unit-reference.ts';
import type { OrganizationalUnitSpend, Report } from '../form/report.ts';
import type { Spend } from '../form/spend.ts';
import { fault } from './fault.ts';

/** Fails where a report contains what its selection excludes, or leaves out what it does not exclude. */
export function checkSelected(report: Report): void {
  checkUnits(report);
  checkChargeTypes(report);
}

function checkUnits({ selection, organizationalUnits: units, unattributed }: Report): void {
  const isNamed = selection.organizationalUnits.length > 0;
  const named = selection.organizationalUnits.flatMap((name) => unitsMeant(name, units));
  const excluded = selection.excludedOrganizationalUnits.flatMap((name) => unitsAtPlace(name, units));
  const wanted = new Set(isNamed ? named.map(({ id }) => id) : units.map(({ id }) => id));
  const unwanted = new Set(excluded.map(({ id }) => id));
  // Parents come before their children.
  for (const { id, parentId, accountIds, direct } of units) {
    if (parentId !== null && wanted.has(parentId)) wanted.add(id);
    if (parentId !== null && unwanted.has(parentId)) unwanted.add(id);
    if (wanted.has(id) && !unwanted.has(id)) continue;
    if (accountIds.length > 0 || isSpent(direct)) throw fault(`it has spend of ${id}, which is not selected`);
  }
  if (isNamed && unattributed.accountIds.length > 0) {
    throw fault('it has spend of no unit, though units were named');
  }
}

/**
 * The units that a name means by its id or its place. A mere name is looked for right below the root only: the unit that
 * it means may be absent, as it should be, and another one has the same name.
 */
function unitsAtPlace(name: string, units: readonly OrganizationalUnitSpend[]): OrganizationalUnitSpend[] {
  const isPlace = namesOf(name).length > 1;
  // Another unit may have had the place of a deleted one, and is absent, as it should be.
  const isPlaced = ({ depth, deletedOn }: OrganizationalUnitSpend) =>
    deletedOn === undefined && (isPlace || depth === 1);
  return unitsMeant(name, units).filter((unit) => unit.id === name || isPlaced(unit));
}

function checkChargeTypes({ selection, accounts, organizationalUnits, unattributed }: Report): void {
  const excluded = selection.excludedChargeTypes;
  if (excluded.length === 0) return;
  const shown = [
    unattributed.total,
    ...organizationalUnits.map(({ direct }) => direct),
    ...accounts.map(({ spend }) => spend),
  ];
  for (const spend of shown) {
    const type = excluded.find((one) => typesIn(spend).has(one));
    if (type !== undefined) throw fault(`it has charges of the type ${type}, which is excluded`);
  }
  if (selection.organizationalUnits.length > 0 || selection.excludedOrganizationalUnits.length > 0) return;
  const surplus = [...typesIn(selection.leftOut)].find((type) => !excluded.some((one) => one === type));
  if (surplus !== undefined)
    throw fault(`it leaves out charges of the type ${surplus}, which is not excluded`);
}

/** The charge types with an amount that is not zero. */
function typesIn(spend: Spend): Set<string> {
  const parts = Object.values(spend).flatMap(({ byChargeType = {} }) => Object.entries(byChargeType));
  return new Set(parts.filter(([, amounts]) => amounts.some(isAmount)).map(([type]) => type));
}

function isSpent(spend: Spend): boolean {
  return Object.values(spend).some(({ amounts }) => amounts.some(isAmount));
}

function isAmount(text: string): boolean {
  return text !== '0' && exactDecimal(text).units !== 0n;
}
