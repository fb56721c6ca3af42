import { type Cancellable, cancelOnFailure } from '../cancel-on-failure.ts';
import type { Note } from '../note.ts';
import { instantText } from '../time/calendar.ts';
import type { Clock } from '../time/clock.ts';
import type { OrganizationDirectory } from './directory.ts';
import { type Organization, organizationFrom } from './organization.ts';

export const ORGANIZATION_SCHEMA = 'ou-cost/organization@1';

/** A unit of the tree; the root is the one of depth 0. */
export interface OrganizationalUnitOverview {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  /** Names from the root to this unit. */
  readonly path: readonly string[];
  readonly depth: number;
  readonly accountIds: readonly string[];
  /** Accounts in this unit and below. */
  readonly accountsInSubtree: number;
}

/** The tree without any spend: parents before children, siblings by name. */
export interface OrganizationOverview {
  readonly schema: typeof ORGANIZATION_SCHEMA;
  readonly producer: string;
  readonly runId: string;
  readonly generatedAt: string;
  readonly organization: {
    readonly id: string;
    readonly managementAccountId: string;
    readonly rootId: string;
    readonly asOf: string;
  };
  readonly notes: readonly Note[];
  readonly organizationalUnits: readonly OrganizationalUnitOverview[];
}

export interface OverviewSettings {
  readonly runId: string;
  /** Program and version. */
  readonly producer: string;
}

interface OverviewPorts extends Cancellable {
  readonly directory: OrganizationDirectory;
  readonly clock: Clock;
}

/** The organization as it is now. Fails as `OrganizationDirectory.read` fails. */
export async function describeOrganization(
  ports: OverviewPorts,
  { runId, producer }: OverviewSettings,
): Promise<OrganizationOverview> {
  const asOf = instantText(ports.clock.now());
  const listing = await cancelOnFailure(ports, ports.directory.read());
  const organization = organizationFrom(listing);
  const { id, managementAccountId, rootId } = organization;
  return {
    schema: ORGANIZATION_SCHEMA,
    producer,
    runId,
    generatedAt: instantText(ports.clock.now()),
    organization: { id, managementAccountId, rootId, asOf },
    notes: listing.notes,
    organizationalUnits: unitsOf(organization),
  };
}

function unitsOf({ units }: Organization): OrganizationalUnitOverview[] {
  const inSubtree = new Map(units.map((unit) => [unit.id, unit.accountIds.length]));
  // In reversed pre-order a unit's sum is complete before it is added to its parent's.
  for (const { id, parentId } of [...units].reverse()) {
    if (parentId === null) continue;
    inSubtree.set(parentId, (inSubtree.get(parentId) ?? 0) + (inSubtree.get(id) ?? 0));
  }
  return units.map(({ id, name, parentId, path, depth, accountIds }) => ({
    id,
    name,
    parentId,
    path,
    depth,
    accountIds,
    accountsInSubtree: inSubtree.get(id) ?? 0,
  }));
}
