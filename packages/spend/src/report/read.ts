import { cancelOnFailure } from '../cancel-on-failure.ts';
import { assertKept, mayReuse, type Reused, readReusing } from '../earlier/reuse/read-reusing.ts';
import { seenTree } from '../earlier/seen-tree.ts';
import { OuCostError } from '../errors.ts';
import type { SeenTree } from '../history/facts.ts';
import type { OrganizationHistory } from '../history/history.ts';
import { type FoldedLedger, foldLedger, type LedgerPlan, type TotalReader } from '../ledger/fold.ts';
import type { CostLedger } from '../ledger/ports.ts';
import { oneCurrency } from '../ledger/spend-table.ts';
import { type Split, splitParts } from '../ledger/split.ts';
import type { Note } from '../note.ts';
import { readNamed } from '../organization/named-listing.ts';
import { type Organization, organizationFrom } from '../organization/organization.ts';
import type { Placements } from '../organization/placement.ts';
import { resolveSelection, type Selection } from '../organization/selection.ts';
import { assertNamesKnown } from '../rules/named.ts';
import { instantText } from '../time/calendar.ts';
import { LARGEST_ORGANIZATION, type ReportSize } from './capacity.ts';
import { assertPastKnown, historyOf, treeOf } from './over-time/known-past.ts';
import { type DailyReading, readDays } from './over-time/read-days.ts';
import { placementsOf } from './place.ts';
import type { RunPlan } from './plan.ts';
import type { ReportPorts } from './ports.ts';
import { totalsOf, withinReach } from './reach.ts';
import type { ReportRequest } from './request.ts';
import type { Run } from './run.ts';
import { readSecondSource, type SecondSource } from './second-source/totals.ts';

/** The ledger as it was read for one split. */
export interface SplitLedger {
  readonly split: Split;
  readonly ledger: FoldedLedger;
  /** What accounts that moved within a period spent, by days. @default no account did */
  readonly days?: readonly DailyReading[];
}

/** What was read of the ledger: once for each split, and once for the trend. */
export interface LedgerReading {
  /** At least one; the first is the one that is drawn. */
  readonly splits: readonly [SplitLedger, ...SplitLedger[]];
  readonly trend: FoldedLedger | null;
  /** What accounts that moved within a month of the trend spent, by days. @default no account did */
  readonly trendDays?: readonly DailyReading[];
}

/** What was read of one bill. */
export interface ReadBill extends LedgerReading, Reused {
  /** The tree that spend stands on: that of now, with the units of before where it is to stand as it was. */
  readonly organization: Organization;
  /** The tree as it was read. */
  readonly now: Organization;
  /** Null: no archive is at hand. */
  readonly history: OrganizationHistory | null;
  /** The tree as later runs are told of it. */
  readonly tree: SeenTree;
  readonly directoryNotes: readonly Note[];
  /** The run as it was read: the one that was planned, or that without a comparison that nobody asked for. */
  readonly run: Run;
  /** What the other source states that the ledger is held against; null where its total is not another source's. */
  readonly secondSource: SecondSource | null;
  /** Whether the ledger was read a second time, because the first reading did not add up. */
  readonly readAgain: boolean;
}

/**
 * The one step that reads: the organization and the ledger at the same time, but for a request that the organization
 * may show to be impossible: then nothing is paid for before it is read. A ledger that does not add up is read once
 * more, since a source that refreshes during the day may have answered from two different hours.
 */
export async function readBill(
  ports: ReportPorts,
  run: Run,
  addsUp: (reading: LedgerReading, run: Run) => boolean,
): Promise<ReadBill> {
  assertPastKnown(ports, run.request);
  assertKept(ports, run.request);
  assertOffered(ports.ledger, run.request);
  const organization = readOrganization(ports, run);
  const isFirst = dependsOnOrganization(run) || mayReuse(ports, run);
  const possible = isFirst ? organization.then(({ tree }) => tree.id) : Promise.resolve('');
  const placed = async (reached: Run) => placementsOf(await organization, reached);
  const ledger = possible.then((organizationId) =>
    readReusing(ports, run, organizationId, (reusing) => readLedger(reusing, run, placed, addsUp)),
  );
  const [directory, read] = await cancelOnFailure(ports, Promise.all([organization, ledger]));
  return { ...directory, ...read };
}

/**
 * Whether the organization decides if there can be such a report: it names units or accounts, may be too large, or stands
 * on the tree as it was, of which what earlier runs left may turn out to be of another organization.
 */
function dependsOnOrganization(run: Run): boolean {
  const { ruleNames = [], tree } = run.request;
  const { capacity } = run.settings;
  if (tree === 'as-was') return true;
  if (unitReferences(run.request).length + ruleNames.length > 0) return true;
  return capacity !== undefined && !capacity.holds({ ...figuresOf(run), ...LARGEST_ORGANIZATION });
}

/** The part of a report's size that does not depend on the organization. */
function figuresOf({ request, plan }: Run): Omit<ReportSize, 'units' | 'accounts'> {
  const { metrics, by, detail, tree = 'as-is' } = request;
  const { length: trendMonths } = plan.trend?.periods ?? [];
  return { metrics, by, detail, tree, periods: plan.asked.length, trendMonths };
}

function assertHeld(run: Run, { units }: Organization, { listedUnitIds, unitIds }: Selection): void {
  const { capacity } = run.settings;
  const inside = units.filter(({ id }) => unitIds.has(id));
  const listed = units.filter(({ id }) => listedUnitIds.has(id));
  const accounts = inside.reduce((count, { accountIds }) => count + accountIds.length, 0);
  const size = { ...figuresOf(run), units: listed.length, accounts };
  if (capacity?.holds(size) === false) throw capacity.tooLarge(size);
}

function unitReferences({
  organizationalUnits,
  excludedOrganizationalUnits,
  ruleNames = [],
}: ReportRequest): string[] {
  const ofRules = ruleNames.flatMap(({ unit }) => (unit === undefined ? [] : [unit]));
  return [...organizationalUnits, ...excludedOrganizationalUnits, ...ofRules];
}

/** What a source does not have is refused before anything is read, since reading may be paid for. */
function assertOffered({ description }: CostLedger, { metrics, by }: ReportRequest): void {
  if (metrics.length === 0) throw new OuCostError('InvalidRequest', 'no metric was asked for');
  const missing = metrics.filter((metric) => !description.metrics.includes(metric));
  if (missing.length > 0) {
    const offered = description.metrics.join(', ');
    throw new OuCostError(
      'InvalidRequest',
      `${description.name} has no ${missing.join(', ')}${offered === '' ? ' and no other cost' : `; ask for one of ${offered}`}`,
    );
  }
  const { splits } = description;
  const unknown = by.find((split) => splits?.includes(splitParts(split).kind) === false);
  if (unknown === undefined) return;
  throw new OuCostError(
    'InvalidRequest',
    `${description.name} does not split spend by ${unknown}; ask for one of ${(splits ?? []).join(', ')}`,
  );
}

async function readOrganization({ directory, earlier }: ReportPorts, run: Run) {
  const { request } = run;
  const listing = await readNamed(directory, unitReferences(request));
  const now = organizationFrom(listing);
  const tree = seenTree(now, directory, instantText(run.startedAt));
  const history = historyOf(earlier, tree, request);
  const organization = treeOf(now, history, request);
  // What is impossible must fail the run as soon as it can be known.
  const selection = resolveSelection(request, organization);
  assertNamesKnown(request.ruleNames ?? [], organization, selection);
  assertHeld(run, now, selection);
  return { organization, now, history, tree, directoryNotes: listing.notes };
}

async function readLedger(
  ledger: CostLedger,
  planned: Run,
  placed: (run: Run) => Promise<Placements>,
  addsUp: (reading: LedgerReading, run: Run) => boolean,
): Promise<LedgerReading & Pick<ReadBill, 'readAgain' | 'run' | 'secondSource'>> {
  const { run, totals } = await withinReach(ledger, planned);
  const { independentTotal } = ledger;
  const first = await readOnce(ledger, run.plan, totals);
  const isHeld = independentTotal.kind === 'other-source';
  const secondSource = isHeld ? await readSecondSource(independentTotal, first, run) : null;
  const read = { run, secondSource };
  if (isHeld || addsUp(first, run)) {
    const withDays = await withDaysRead(ledger, first, run, placed);
    if (addsUp(withDays, run)) return { ...withDays, ...read, readAgain: false };
  }
  const again = await readOnce(ledger, run.plan, totalsOf(ledger, run));
  return { ...(await withDaysRead(ledger, again, run, placed)), ...read, readAgain: true };
}

/** The reading, with the accounts by days that stood in several units within a period, each split and the trend alike. */
async function withDaysRead(
  ledger: CostLedger,
  reading: LedgerReading,
  run: Run,
  placed: (run: Run) => Promise<Placements>,
): Promise<LedgerReading> {
  if (run.request.tree !== 'as-was') return reading;
  const placements = await placed(run);
  const { plan } = run;
  const planOf = (split: Split) => plan.readings.find((one) => one.split === split);
  const withDays = async (one: SplitLedger): Promise<SplitLedger> => {
    const planned = planOf(one.split);
    if (planned === undefined) return one;
    return { ...one, days: await readDays(ledger, planned, one.ledger, placements) };
  };
  const [drawn, ...further] = reading.splits;
  const [first, others, trendDays] = await Promise.all([
    withDays(drawn),
    Promise.all(further.map(withDays)),
    plan.trend === null || reading.trend === null
      ? []
      : readDays(ledger, plan.trend, reading.trend, placements),
  ]);
  return { splits: [first, ...others], trend: reading.trend, trendDays };
}

/** Every reading at the same time; each independent total is read once and serves all of them. */
async function readOnce(
  ledger: CostLedger,
  { readings, trend }: RunPlan,
  totals: TotalReader,
): Promise<LedgerReading> {
  const folded = (plan: LedgerPlan) => foldLedger(ledger, plan, totals);
  const [read, months] = await Promise.all([
    Promise.all(readings.map(folded)),
    trend === null ? null : folded(trend),
  ]);
  const [first, ...further] = readings.flatMap(({ split }, at): SplitLedger[] => {
    const found = read[at];
    return found === undefined || split === null ? [] : [{ split, ledger: found }];
  });
  if (first === undefined) throw new OuCostError('Defect', 'a run reads no split of the ledger');
  const splits: LedgerReading['splits'] = [first, ...further];
  oneCurrencyOf([...read, ...(months === null ? [] : [months])]);
  return { splits, trend: months };
}

/** Fails with MixedCurrencies where two readings have different ones. */
function oneCurrencyOf(ledgers: readonly FoldedLedger[]): void {
  let currency: string | null = null;
  for (const { table } of ledgers) {
    if (table.currency !== null) currency = oneCurrency(currency, table.currency);
  }
}
