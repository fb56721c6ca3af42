import { LARGEST_TOLERANCE } from '../../ledger/checks.ts';
import { exactDecimal, sumOfAmounts } from '../../money/amount.ts';
import { absolute, compareDecimals, formatDecimal, subtract } from '../../money/decimal.ts';
import type { Bill } from '../form/bill.ts';
import type { Report } from '../form/report.ts';
import type { ReportRequest } from '../request.ts';
import { expectSame, fault } from './fault.ts';
import { isUnselected } from './totals.ts';

type Checks = Bill['reconciliation']['checks'];

/** Fails where the checks are missing or do not say what the status says, or where they are about other figures. */
export function checkReconciliation(report: Report, request: ReportRequest): void {
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
  const expected = isChecked ? checkNames(report) : [];
  expectSame('the number of its checks', checks.length, expected.length);
  for (const [at, name] of expected.entries()) expectSame('one of its checks', nameOf(checks[at]), name);
  const allowed = checkDifferences(report, bill, request);
  checkDifferenceStated(report, allowed);
  if (isChecked) checkAttributed(report, checks);
}

const nameOf = (check: Checks[number] | undefined) => `${check?.metric} from ${check?.period}`;

/** Every metric in every period, those of the comparison first. */
function checkNames({ query, periods, comparison }: Report): string[] {
  const read = [...(comparison?.periods ?? []), ...periods];
  return query.metrics.flatMap((metric) => read.map(({ start }) => `${metric} from ${start}`));
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
      ({ start }) =>
        over.find((check) => check.metric === metric && check.period === start)?.difference ?? '0',
    );
    expectSame(`what ${metric} puts in no account`, stated[metric], { amounts: expected });
  }
}

/** Fails where what was held against the independent total is not what the report states. */
function checkAttributed(report: Report, checks: Checks): void {
  const { query, periods, total, selection, comparison } = report;
  const attributed = new Map(checks.map((check) => [nameOf(check), check.attributed]));
  const expectAttributed = (name: string, stated: string, found: string) => {
    if (compareDecimals(exactDecimal(stated), exactDecimal(found)) === 0) return;
    throw fault(`${name} was reconciled as ${stated}, and the report has ${found}`);
  };
  for (const metric of query.metrics) {
    for (const [at, { start }] of periods.entries()) {
      const parts = [total[metric]?.amounts[at] ?? '0', selection.leftOut[metric]?.amounts[at] ?? '0'];
      const name = `${metric} from ${start}`;
      expectAttributed(name, attributed.get(name) ?? '0', sumOfAmounts(parts));
    }
    if (comparison === undefined || !isUnselected(report)) continue;
    const before = comparison.periods.map(({ start }) => attributed.get(`${metric} from ${start}`) ?? '0');
    expectAttributed(
      `${metric} compared with`,
      sumOfAmounts(before),
      comparison.total[metric]?.before ?? '0',
    );
  }
}
