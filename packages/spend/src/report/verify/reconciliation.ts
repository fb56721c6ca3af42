import { LARGEST_TOLERANCE } from '../../ledger/checks.ts';
import type { Metric } from '../../ledger/query.ts';
import type { Split } from '../../ledger/split.ts';
import { exactDecimal, sumOfAmounts } from '../../money/amount.ts';
import { absolute, compareDecimals, formatDecimal, subtract } from '../../money/decimal.ts';
import type { Bill, ReconciliationCheck } from '../form/bill.ts';
import type { Report } from '../form/report.ts';
import { type MetricSpend, namedParts } from '../form/spend.ts';
import type { RunPlan } from '../plan.ts';
import type { ReportRequest } from '../request.ts';
import { expectSame, fault } from './fault.ts';
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
  const isChecked = source.independentTotal !== 'none';
  if (isChecked !== (status !== 'not-checked') || isChecked !== (source.independentTotalStatedBy !== null)) {
    throw fault(
      `its reconciliation is called ${status}, and its independent total ${source.independentTotal}`,
    );
  }
  const expected = isChecked ? checkNames(report, plan) : [];
  expectSame('the number of its checks', checks.length, expected.length);
  for (const [at, name] of expected.entries()) expectSame('one of its checks', nameOf(checks[at]), name);
  const allowed = checkDifferences(report, bill, request);
  checkDifferenceStated(report, allowed);
  if (isChecked) checkAttributed(report, checks, plan);
}

type Named = Pick<ReconciliationCheck, 'metric' | 'period' | 'end' | 'by'>;

const nameOf = (check: Named | undefined) =>
  `${check?.metric} by ${check?.by} from ${check?.period} to ${check?.end}`;

/** Every reading in every metric and every period, the trend's last. */
function checkNames({ query: { metrics } }: Report, { readings, trend }: RunPlan): string[] {
  return [...readings, ...(trend === null ? [] : [trend])].flatMap(({ split, periods }) =>
    metrics.flatMap((metric) =>
      periods.map(({ start, end }) => nameOf({ metric, period: start, end, by: split ?? 'account' })),
    ),
  );
}

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
    const expected = periods.map(
      ({ start, end }) =>
        over.find((check) => nameOf(check) === nameOf({ metric, period: start, end, by: query.by }))
          ?.difference ?? '0',
    );
    expectSame(`what ${metric} puts in no account`, stated[metric], { amounts: expected });
  }
}

/** Fails where what was held against the independent total is not what the report states. */
function checkAttributed(report: Report, checks: Checks, plan: RunPlan): void {
  const { query, periods, total, selection, comparison, trend } = report;
  const attributed = new Map(checks.map((check) => [nameOf(check), check.attributed]));
  const expectAttributed = (name: string, stated: string, found: string) => {
    if (compareDecimals(exactDecimal(stated), exactDecimal(found)) === 0) return;
    throw fault(`${name} was reconciled as ${stated}, and the report has ${found}`);
  };
  const sumOver = (metric: Metric, by: Named['by'], ranges: readonly Days[]) =>
    sumOfAmounts(
      ranges.map(({ start, end }) => attributed.get(nameOf({ metric, period: start, end, by })) ?? '0'),
    );
  for (const metric of query.metrics) {
    for (const [at, period] of periods.entries()) {
      for (const split of [query.by, ...query.alsoBy]) {
        const parts = [total, selection.leftOut].flatMap((spend) =>
          amountsAt(spend[metric], at, split === query.by ? null : split),
        );
        const name = nameOf({ metric, period: period.start, end: period.end, by: split });
        expectAttributed(name, sumOver(metric, split, [period]), sumOfAmounts(parts));
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
    const { periods: before, after } = comparison;
    expectAttributed(`${metric} compared with`, sumOver(metric, query.by, before), change.before);
    expectAttributed(`${metric} compared`, sumOver(metric, query.by, after.periods), change.after);
  }
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
