import { cancelOnFailure } from '../cancel-on-failure.ts';
import { OuCostError } from '../errors.ts';
import { type FoldedLedger, foldLedger } from '../ledger/fold.ts';
import type { CostLedger } from '../ledger/ports.ts';
import type { Note } from '../note.ts';
import type { OrganizationDirectory } from '../organization/directory.ts';
import { type Organization, organizationFrom } from '../organization/organization.ts';
import { resolveSelection } from '../organization/selection.ts';
import type { ReportPorts } from './ports.ts';
import type { ReportRequest } from './request.ts';
import type { Run } from './run.ts';

/** What was read of one bill. */
export interface ReadBill {
  readonly organization: Organization;
  readonly directoryNotes: readonly Note[];
  readonly ledger: FoldedLedger;
  /** Whether the ledger was read a second time, because the first reading did not add up. */
  readonly readAgain: boolean;
}

/**
 * The one step that reads: the organization and the ledger at the same time. A ledger that does not add up is
 * read once more, since a source that refreshes during the day may have answered from two different hours.
 */
export async function readBill(
  ports: ReportPorts,
  run: Run,
  addsUp: (ledger: FoldedLedger) => boolean,
): Promise<ReadBill> {
  assertOffered(ports.ledger, run.request);
  const [directory, ledger] = await cancelOnFailure(
    ports,
    Promise.all([readOrganization(ports.directory, run.request), readLedger(ports.ledger, run, addsUp)]),
  );
  return { ...directory, ...ledger };
}

function assertOffered({ description }: CostLedger, { metrics }: ReportRequest): void {
  if (metrics.length === 0) throw new OuCostError('InvalidRequest', 'no metric was asked for');
  const missing = metrics.filter((metric) => !description.metrics.includes(metric));
  if (missing.length === 0) return;
  throw new OuCostError(
    'InvalidRequest',
    `${description.name} has no ${missing.join(', ')}; ask for one of ${description.metrics.join(', ')}`,
  );
}

async function readOrganization(directory: OrganizationDirectory, request: ReportRequest) {
  const listing = await directory.read();
  const organization = organizationFrom(listing);
  // A wrong name must fail the run as soon as it can be known.
  resolveSelection(request, organization);
  return { organization, directoryNotes: listing.notes };
}

async function readLedger(
  ledger: CostLedger,
  { plan }: Run,
  addsUp: (ledger: FoldedLedger) => boolean,
): Promise<Pick<ReadBill, 'ledger' | 'readAgain'>> {
  const first = await foldLedger(ledger, plan);
  if (addsUp(first)) return { ledger: first, readAgain: false };
  return { ledger: await foldLedger(ledger, plan), readAgain: true };
}
