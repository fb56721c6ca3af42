import type { ChargeType } from '../ledger/charge-type.ts';
import type { Change } from '../report/form/change.ts';
import type { ReportPeriod } from '../report/form/period.ts';
import { type AccountSpend, lastUnitOf, type Report, type Tree } from '../report/form/report.ts';
import { assertComparable } from './comparable.ts';
import { type ChangeShape, changeBetween, changeShape, isChanged, sumOfEach } from './spend-change.ts';

export const REPORT_DIFFERENCE_SCHEMA = 'ou-cost/archive-diff@1';

/** One of the two reports. */
interface ComparedReport {
  readonly runId: string;
  readonly generatedAt: string;
  readonly tree: Tree;
}

interface ChangedUnit {
  readonly id: string;
  readonly path: readonly string[];
  readonly direct: Change;
  readonly total: Change;
}

interface ChangedAccount {
  readonly id: string;
  readonly name: string;
  /** The unit that holds it last in the report after; null: none. */
  readonly organizationalUnitId: string | null;
  readonly change: Change;
}

/**
 * What changed from one report to another of the same days, selection and source. An account's change stands in the
 * unit that holds it last in the report after, so that a move of an account changes nothing here. The changes of all
 * accounts, and that of the spend in no account, are the change of the total, exactly.
 */
export interface ReportDifference {
  readonly schema: typeof REPORT_DIFFERENCE_SCHEMA;
  readonly organizationId: string;
  readonly currency: string;
  readonly before: ComparedReport;
  readonly after: ComparedReport;
  readonly periods: readonly Pick<ReportPeriod, 'start' | 'end'>[];
  readonly excludedChargeTypes: readonly ChargeType[];
  readonly total: Change;
  /** Units of which something changed, parents before their children. */
  readonly organizationalUnits: readonly ChangedUnit[];
  /** Accounts of which something changed, by id. */
  readonly accounts: readonly ChangedAccount[];
  readonly unattributed: Change;
  /** Spend that the source puts in no account; absent where neither report has any. */
  readonly notAttributedBySource?: Change;
}

/** Fails with InvalidRequest where the two cannot be compared, naming what differs. */
export function differenceOfReports(before: Report, after: Report): ReportDifference {
  assertComparable(before, after);
  const shape = changeShape(before, after);
  const accounts = accountsOf(before, after, shape);
  const lost = [before.notAttributedBySource, after.notAttributedBySource] as const;
  return {
    schema: REPORT_DIFFERENCE_SCHEMA,
    organizationId: after.bills.map(({ organizationId }) => organizationId).join(' '),
    currency: after.currency,
    before: comparedReport(before),
    after: comparedReport(after),
    periods: after.periods.map(({ start, end }) => ({ start, end })),
    excludedChargeTypes: after.selection.excludedChargeTypes,
    total: changeBetween(before.total, after.total, shape),
    organizationalUnits: unitsOf(before, after, accounts, shape),
    accounts: accounts.filter(({ change }) => isChanged(change)),
    unattributed: sumOfEach(
      accounts.filter(({ organizationalUnitId }) => organizationalUnitId === null),
      shape,
    ),
    ...(lost.every((one) => one === undefined)
      ? {}
      : { notAttributedBySource: changeBetween(...lost, shape) }),
  };
}

function comparedReport({ runId, generatedAt, query: { tree } }: Report): ComparedReport {
  return { runId, generatedAt, tree };
}

/** Every account of either report, by id. */
function accountsOf(before: Report, after: Report, shape: ChangeShape): ChangedAccount[] {
  const was = new Map(before.accounts.map((account) => [account.id, account]));
  const is = new Map(after.accounts.map((account) => [account.id, account]));
  const ids = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  return ids.flatMap((id) => {
    const [earlier, later] = [was.get(id), is.get(id)];
    const facts: AccountSpend | undefined = later ?? earlier;
    if (facts === undefined) return [];
    const change = changeBetween(earlier?.spend, later?.spend, shape);
    return [{ id, name: facts.name, organizationalUnitId: lastUnitOf(facts), change }];
  });
}

/** The units of either report, in the order of the one after; one that only the other has comes at the end. */
function unitsOf(
  before: Report,
  after: Report,
  accounts: readonly ChangedAccount[],
  shape: ChangeShape,
): ChangedUnit[] {
  const known = new Set(after.organizationalUnits.map(({ id }) => id));
  const gone = before.organizationalUnits.filter(({ id }) => !known.has(id));
  const units = [...after.organizationalUnits, ...gone];
  const within = new Map(units.map(({ id }) => [id, [] as ChangedAccount[]]));
  const parentOf = new Map(units.map(({ id, parentId }) => [id, parentId]));
  for (const account of accounts) {
    for (const id of unitsAbove(account.organizationalUnitId, parentOf)) within.get(id)?.push(account);
  }
  return units.flatMap(({ id, path }) => {
    const all = within.get(id) ?? [];
    // Not by their sum: the changes of several accounts may add up to nothing.
    if (!all.some(({ change }) => isChanged(change))) return [];
    const own = all.filter(({ organizationalUnitId }) => organizationalUnitId === id);
    return [{ id, path, direct: sumOfEach(own, shape), total: sumOfEach(all, shape) }];
  });
}

/** A unit and those above it. */
function* unitsAbove(id: string | null, parentOf: ReadonlyMap<string, string | null>): Generator<string> {
  const seen = new Set<string>();
  for (let at = id; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
    seen.add(at);
    yield at;
  }
}
