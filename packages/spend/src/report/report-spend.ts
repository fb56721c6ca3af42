import { OuCostError } from '../errors.ts';
import { type FoldedLedger, foldLedger } from '../ledger/fold.ts';
import type { CostLedger } from '../ledger/ports.ts';
import type { Metric } from '../ledger/query.ts';
import { type Check, checksOf, failedChecks, notReconciled } from '../ledger/reconciliation.ts';
import type { OrganizationDirectory } from '../organization/directory.ts';
import { organizationFrom } from '../organization/organization.ts';
import { resolveSelection } from '../organization/selection.ts';
import { dateOfInstant } from '../time/calendar.ts';
import { buildReport } from './build-report.ts';
import { orAbandon } from './cancel-on-failure.ts';
import { planRun, type RunPlan } from './plan.ts';
import type { ReportPorts } from './ports.ts';
import type { Report } from './report.ts';
import type { ReportRequest, RunSettings } from './request.ts';

interface Reconciled {
  readonly ledger: FoldedLedger;
  readonly checks: readonly Check[];
  readonly differences: readonly Check[];
  readonly readAgain: boolean;
}

/**
 * The one use case: reads the organization and the ledger side by side, attributes every amount, rolls it up,
 * reconciles it with the independent total, and reports; or fails with an OuCostError. There is no report of
 * a part.
 */
export async function reportSpend(
  ports: ReportPorts,
  request: ReportRequest,
  settings: RunSettings,
): Promise<Report> {
  const startedAt = ports.clock.now();
  const today = dateOfInstant(startedAt);
  const plan = planRun(request, today);
  const [directory, reconciled] = await orAbandon(
    ports,
    Promise.all([
      readOrganization(ports.directory, request),
      reconcile(ports.ledger, plan, request, settings),
    ]),
  );
  const generatedAt = ports.clock.now();
  const usage = { ...ports.meter.usage(), durationMs: generatedAt - startedAt };
  return buildReport({
    request,
    settings,
    plan,
    ...directory,
    ...reconciled,
    today,
    asOf: startedAt,
    generatedAt,
    usage,
  });
}

async function readOrganization(directory: OrganizationDirectory, request: ReportRequest) {
  const listing = await directory.read();
  const organization = organizationFrom(listing);
  // A wrong name shall fail the run as soon as it can be known.
  resolveSelection(request, organization);
  return { organization, directoryNotes: listing.notes };
}

async function reconcile(
  ledger: CostLedger,
  plan: RunPlan,
  request: ReportRequest,
  settings: RunSettings,
): Promise<Reconciled> {
  const first = await readLedger(ledger, plan, request.metrics);
  if (failedChecks(first.checks, settings.tolerance).length === 0) {
    return { ...first, differences: [], readAgain: false };
  }
  // Cost Explorer refreshes during the day: the two answers may be of different hours.
  const second = await readLedger(ledger, plan, request.metrics);
  const failed = failedChecks(second.checks, settings.tolerance);
  if (failed.length > 0 && !request.allowUnattributedDifference) {
    throw notReconciled(failed, second.ledger.currency, settings.tolerance);
  }
  return { ...second, differences: failed, readAgain: true };
}

async function readLedger(ledger: CostLedger, plan: RunPlan, metrics: readonly Metric[]) {
  if (metrics.length === 0) throw new OuCostError('InvalidRequest', 'no metric was asked for');
  const folded = await foldLedger(ledger, plan);
  return { ledger: folded, checks: checksOf(folded, metrics) };
}
