import { OuCostError } from '../errors.ts';
import type { ChargeType } from '../ledger/charge-type.ts';
import type { Organization } from './organization.ts';
import { unitNamed } from './unit-reference.ts';

/** The part that is asked for, of a whole that is always read and reconciled. */
export interface SelectionRequest {
  readonly organizationalUnits: readonly string[];
  readonly excludedOrganizationalUnits: readonly string[];
  readonly excludedChargeTypes: readonly ChargeType[];
}

/** A resolved selection. */
export interface Selection {
  readonly unitIds: ReadonlySet<string>;
  /** The selected units and their ancestors. */
  readonly listedUnitIds: ReadonlySet<string>;
  readonly includesUnattributed: boolean;
  readonly isWhole: boolean;
  /** Null: the charge type is not known; it counts as `other`. */
  includesChargeType(chargeType: ChargeType | null): boolean;
}

/** Whether what an account spent in a unit is selected; null stands for no unit. */
export function isSelected(unitId: string | null, { includesUnattributed, unitIds }: Selection): boolean {
  return unitId === null ? includesUnattributed : unitIds.has(unitId);
}

/** Ids of the units below and including the named ones. */
function subtreesOf(references: readonly string[], organization: Organization): Set<string> {
  const inside = new Set(references.map((reference) => unitNamed(reference, organization).id));
  // In pre-order a parent is decided before its children.
  for (const unit of organization.units) {
    if (unit.parentId !== null && inside.has(unit.parentId)) inside.add(unit.id);
  }
  return inside;
}

function withAncestors(ids: ReadonlySet<string>, organization: Organization): Set<string> {
  const listed = new Set(ids);
  for (const unit of [...organization.units].reverse()) {
    if (listed.has(unit.id) && unit.parentId !== null) listed.add(unit.parentId);
  }
  return listed;
}

/**
 * The named units with their subtrees, without the excluded units and theirs. Accounts that have left the organization
 * are selected unless units were named. Fails where a name is unknown or ambiguous, or nothing is left.
 */
export function resolveSelection(request: SelectionRequest, organization: Organization): Selection {
  const named = request.organizationalUnits.length > 0;
  const wanted = named
    ? subtreesOf(request.organizationalUnits, organization)
    : new Set(organization.units.map((unit) => unit.id));
  const unitIds = wanted.difference(subtreesOf(request.excludedOrganizationalUnits, organization));
  if (unitIds.size === 0) {
    throw new OuCostError(
      'InvalidRequest',
      `the selection leaves no organizational unit: '${request.excludedOrganizationalUnits.join("', '")}' covers all of it`,
    );
  }
  const excluded = new Set(request.excludedChargeTypes);
  return {
    unitIds,
    listedUnitIds: withAncestors(unitIds, organization),
    includesUnattributed: !named,
    isWhole: unitIds.size === organization.units.length && !named && excluded.size === 0,
    includesChargeType: (chargeType) => !excluded.has(chargeType ?? 'other'),
  };
}
