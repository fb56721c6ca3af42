import { LARGEST_TOLERANCE } from '../../ledger/checks.ts';
import type { Metric } from '../../ledger/query.ts';
import type { Split } from '../../ledger/split.ts';
import { exactDecimal, sumOfAmounts } from '../../money/amount.ts';
import { absolute, compareDecimals, formatDecimal, subtract } from '../../money/decimal.ts';
import type { Bill } from '../form/bill.ts';
import type { ReportPeriod } from '../form/period.ts';
import type { Report } from '../form/report.ts';
import { type MetricSpend, namedParts } from '../form/spend.ts';
import type { RunPlan } from '../plan.ts';
import type { ReportRequest } from '../request.ts';
import { settledMonths } from '../second-source/months.ts';
import { expectSame, fault } from './fault.ts';
import { allChecks, type ExpectedChecks, monthlyChecks, type NamedCheck } from './held.ts';
import { isUnselected } from './totals.ts';

type Checks = Bill['reconciliation']['checks'];

/** Fails where the checks are missing or do not say what the status says, or where they are about other figures. */
export function checkReconciliation(report: Report, request: ReportRequest, plan: RunPlan): void {
  const [bill, ...others] = report.bills;
  if (bill === undefined || others.length > 0)
    throw fault(`it has ${report.bills.length} bills instead of one`);
  expectSame('the currency of its bill', bill.currency, report.currency);
  const roots = report.organizationalUnits.filter(({ parentId }) => parentId === null);
  expectSame(
    'its root',
    roots.map(({ id }) => id),
    [bill.rootId],
  );
  const { reconciliation, source } = bill;
  const { status, tolerance, checks } = reconciliation;
  const limit = exactDecimal(tolerance);
  if (limit.units < 0n || compareDecimals(limit, LARGEST_TOLERANCE) > 0) {
    throw fault(`its tolerance is ${tolerance}`);
  }
  // The sum of the same lines can show nothing that is missing.
  if (source.kind === 'exports' && source.independentTotal === 'second-query') {
    throw fault(`${source.name} is held against a total of its own`);
  }
  const { names, areAll } = expectedChecks(report, source.independentTotal, plan);
  const isNamed = source.independentTotalStatedBy !== null;
  if ((source.independentTotal !== 'none') !== isNamed || !statusesOf(areAll).includes(status)) {
    throw fault(
      `its reconciliation is called ${status}, and its independent total ${source.independentTotal}`,
    );
  }
  expectSame('the number of its checks', checks.length, names.length);
  for (const [at, name] of names.entries()) {
    expectSame('one of its checks', nameOf(checks[at]), nameOf(name));
  }
  const allowed = checkDifferences(report, bill, request);
  checkDifferenceStated(report, allowed);
  checkAttributed(report, bill, plan);
}

function expectedChecks(
  report: Report,
  total: Bill['source']['independentTotal'],
  plan: RunPlan,
): ExpectedChecks {
  switch (total) {
    case 'second-query':
      return allChecks(report, plan);
    case 'other-source':
      return monthlyChecks(report, plan);
    case 'none':
      return { names: [], areAll: false };
  }
}

/** What a report may be called: reconciled only where everything was held, and where a difference shows it is allowed. */
function statusesOf(areAll: boolean): readonly Bill['reconciliation']['status'][] {
  return [areAll ? 'reconciled' : 'not-checked', 'difference-allowed'];
}

const nameOf = (check: NamedCheck | undefined) =>
  `${check?.metric} by ${check?.by} from ${check?.period} to ${check?.end}`;

/** Fails where a difference is miscalculated, or over the tolerance and not allowed. Returns those that are over it. */
function checkDifferences(
  { currency }: Report,
  { reconciliation: { status, tolerance, checks } }: Bill,
  { allowUnattributedDifference }: ReportRequest,
): Checks {
  const over = checks.filter((check) => {
    const difference = subtract(exactDecimal(check.independent), exactDecimal(check.attributed));
    if (compareDecimals(difference, exactDecimal(check.difference)) !== 0) {
      throw fault(
        `the difference of ${nameOf(check)} is stated as ${check.difference}, and is ${formatDecimal(difference)}`,
      );
    }
    return compareDecimals(absolute(difference), exactDecimal(tolerance)) > 0;
  });
  const [first] = over;
  if (first !== undefined && (status !== 'difference-allowed' || !allowUnattributedDifference)) {
    throw fault(
      `${nameOf(first)} differs from its independent total by ${first.difference} ${currency}, more than ${tolerance}, and the report is called ${status}`,
    );
  }
  if (first === undefined && status === 'difference-allowed') {
    throw fault('a difference is called allowed, and there is none');
  }
  return over;
}

function checkDifferenceStated(
  { notAttributedBySource: stated, query, periods }: Report,
  over: Checks,
): void {
  if ((stated === undefined) !== (over.length === 0)) {
    throw fault(
      stated === undefined
        ? 'its allowed difference is not stated'
        : 'it states a difference that it does not have',
    );
  }
  if (stated === undefined) return;
  expectSame(
    'the metrics of what is in no account',
    Object.keys(stated).toSorted(),
    query.metrics.toSorted(),
  );
  for (const metric of query.metrics) {
    const own = over.filter((check) => check.metric === metric && check.by === query.by);
    // Of a month that was read by days, the difference stands on its last day.
    const expected = periods.map(
      ({ start, end }) => own.find((check) => check.end === end && check.period <= start)?.difference ?? '0',
    );
    expectSame(`what ${metric} puts in no account`, stated[metric], { amounts: expected });
  }
}

/** Fails where what was held against the independent total is not what the report states. */
function checkAttributed(report: Report, bill: Bill, plan: RunPlan): void {
  const { checks } = bill.reconciliation;
  const { query, periods, total, selection, comparison, trend } = report;
  const attributed = new Map(checks.map((check) => [nameOf(check), check.attributed]));
  const expectAttributed = (name: string, stated: string | null, found: string) => {
    if (stated === null || compareDecimals(exactDecimal(stated), exactDecimal(found)) === 0) return;
    throw fault(`${name} was reconciled as ${stated}, and the report has ${found}`);
  };
  const sumOver = (metric: Metric, by: NamedCheck['by'], ranges: readonly Days[]): string | null => {
    const sums = ranges.flatMap(
      ({ start, end }) => attributed.get(nameOf({ metric, period: start, end, by })) ?? [],
    );
    // What was not held has nothing to be compared with.
    return ranges.length === 0 || sums.length < ranges.length ? null : sumOfAmounts(sums);
  };
  const isMonthly = bill.source.independentTotal === 'other-source';
  for (const metric of query.metrics) {
    for (const { start, end, at } of heldTogether(periods, isMonthly)) {
      for (const split of [query.by, ...query.alsoBy]) {
        const parts = at.flatMap((position) =>
          [total, selection.leftOut].flatMap((spend) =>
            amountsAt(spend[metric], position, split === query.by ? null : split),
          ),
        );
        const name = nameOf({ metric, period: start, end, by: split });
        expectAttributed(name, sumOver(metric, split, [{ start, end }]), sumOfAmounts(parts));
      }
    }
    if (!isUnselected(report)) continue;
    for (const [at, period] of (trend?.periods ?? []).entries()) {
      const amount = trend?.total[metric]?.amounts[at] ?? '0';
      const by = plan.trend?.split ?? 'account';
      expectAttributed(`${metric} in the trend`, sumOver(metric, by, [period]), amount);
    }
    const change = comparison?.total[metric];
    if (comparison === undefined || change === undefined) continue;
    const before = heldTogether(comparison.periods, isMonthly);
    const after = heldTogether(comparison.after.periods, isMonthly);
    if (coversAll(before, comparison.periods)) {
      expectAttributed(`${metric} compared with`, sumOver(metric, query.by, before), change.before);
    }
    if (coversAll(after, comparison.after.periods)) {
      expectAttributed(`${metric} compared`, sumOver(metric, query.by, after), change.after);
    }
  }
}

/** The periods by what was held in one: each by itself, or all of a month. */
function heldTogether(periods: readonly ReportPeriod[], isMonthly: boolean): HeldDays[] {
  if (isMonthly) return settledMonths(periods);
  return periods.map(({ start, end }, at) => ({ start, end, at: [at] }));
}

function coversAll(held: readonly HeldDays[], periods: readonly ReportPeriod[]): boolean {
  return new Set(held.flatMap(({ at }) => at)).size === periods.length;
}

interface HeldDays extends Days {
  readonly at: readonly number[];
}

interface Days {
  readonly start: string;
  readonly end: string;
}

/** The amount of a period; by another split than the one that is drawn, its parts, which were read by themselves. */
function amountsAt(spend: MetricSpend | undefined, at: number, split: Split | null): string[] {
  if (spend === undefined) return [];
  if (split === null) return [spend.amounts[at] ?? '0'];
  return Object.values(namedParts(spend, split) ?? {}).map((amounts) => amounts[at] ?? '0');
}
