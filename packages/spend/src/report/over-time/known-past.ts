import type { EarlierRuns } from '../../earlier/earlier-runs.ts';
import { OuCostError } from '../../errors.ts';
import { organizationAsWas } from '../../history/as-was.ts';
import type { SeenTree } from '../../history/facts.ts';
import type { OrganizationHistory } from '../../history/history.ts';
import { historyFrom } from '../../history/history-from.ts';
import type { Organization, OrganizationalUnit } from '../../organization/organization.ts';
import type { ReportPorts } from '../ports.ts';
import type { ReportRequest } from '../request.ts';

/** Fails with InvalidRequest where the tree as it was is asked for and nothing is known of the past. */
export function assertPastKnown({ earlier }: Pick<ReportPorts, 'earlier'>, { tree }: ReportRequest): void {
  if (tree !== 'as-was' || earlier !== undefined) return;
  throw new OuCostError(
    'InvalidRequest',
    'the tree as it was is known from an archive only: give the archive in which earlier runs have kept it, or ask for the tree as it is',
  );
}

/**
 * The past of the organization whose tree was just read; null where no archive is at hand. Fails with InvalidRequest where
 * the tree as it was is asked for and the archive knows other organizations only.
 */
export function historyOf(
  earlier: EarlierRuns | undefined,
  now: SeenTree,
  { tree }: Pick<ReportRequest, 'tree'>,
): OrganizationHistory | null {
  if (earlier === undefined) return null;
  const facts = earlier.histories.find(({ organizationId }) => organizationId === now.id);
  const [other] = earlier.histories;
  if (tree === 'as-was' && facts === undefined && other !== undefined) {
    throw new OuCostError(
      'InvalidRequest',
      `the archive knows ${earlier.histories.map(({ organizationId }) => organizationId).join(', ')}, and nothing of the organization ${now.id}: give the archive of this organization, or ask for the tree as it is until a run has kept its tree there`,
    );
  }
  const nothing = { organizationId: now.id, trees: [], unchangedOn: [], events: [], eventsCover: [] };
  return historyFrom(facts ?? nothing, now);
}

/** The tree that spend stands on, with what is known of its units: the tree of now, or that with every unit that there was. */
export function treeOf(
  now: Organization,
  history: OrganizationHistory | null,
  { tree }: ReportRequest,
): Organization {
  if (history === null) return now;
  const organization = tree === 'as-was' ? organizationAsWas(now, history, history.units.keys()) : now;
  return { ...organization, units: organization.units.map((unit) => withPast(unit, history)) };
}

function withPast(unit: OrganizationalUnit, { units }: OrganizationHistory): OrganizationalUnit {
  const { formerNames = [], deletedOn = null } = units.get(unit.id) ?? {};
  return {
    ...unit,
    ...(formerNames.length === 0 ? {} : { formerNames }),
    ...(deletedOn === null ? {} : { deletedOn }),
  };
}
