import type { AccountSpend, Metric, Report, ReportPeriod } from '@ou-cost/spend';
import { OuCostError, pathText } from '@ou-cost/spend';
import { stringify } from 'csv-stringify/sync';
import { basesIn, type Stay, staysOf } from '../over-time/stays.ts';
import { exactAmount } from '../shared/figure-format.ts';
import { heldRuleTexts } from '../shared/held-rules.ts';
import { billingPeriodOf } from '../shared/period-label.ts';
import { sourceNames, statusOf } from '../shared/source-words.ts';
import { amountAt, metricSpend } from '../shared/spend-lookup.ts';
import { longPieces } from '../shared/text-pieces.ts';
import type { RenderPieces } from '../shared/view.ts';
import { chargeRows } from './charge-rows.ts';
import { splitColumns } from './split-columns.ts';
import { BYTE_ORDER_MARK, csvText } from './text.ts';

/** FOCUS has a name for four of the metrics. */
const METRIC_COLUMNS: Readonly<Record<Metric, string>> = {
  UnblendedCost: 'BilledCost',
  AmortizedCost: 'EffectiveCost',
  NetUnblendedCost: 'x_NetUnblendedCost',
  NetAmortizedCost: 'x_NetAmortizedCost',
  BlendedCost: 'x_BlendedCost',
  ListCost: 'ListCost',
  ContractedCost: 'ContractedCost',
};

/** What a row is about besides its amounts. */
interface RowSubject {
  readonly accountId: string;
  readonly accountName: string;
  readonly state: string;
  readonly ouId: string;
  readonly ouPath: string;
  /** Why it is said to have stood in the unit in the row's period; empty on the tree as it is. */
  readonly basis: string;
}

/**
 * One row per account, unit in which it stood, period and part by which the report is drawn (charge types by their charge category as well), with
 * exact amounts, under FOCUS's column names where it has them.
 */
export const renderCsv: RenderPieces = (report, { bom }) => {
  if (report.query.detail === 'ou') {
    throw new OuCostError(
      'InvalidUsage',
      'csv has a row per account, and the report has no accounts; use csv-ou',
    );
  }
  return longPieces(linesOf(report, bom ? BYTE_ORDER_MARK : ''));
};

function* linesOf(report: Report, start: string): Generator<string> {
  const units = new Map(report.organizationalUnits.map((unit) => [unit.id, unit]));
  yield start + lines([columnsOf(report)]);
  for (const account of report.accounts) {
    for (const stay of staysOf(account)) {
      const unit = units.get(stay.unitId ?? '');
      yield lines(accountRows(report, account, stay, unit === undefined ? '' : pathText(unit.path)));
    }
  }
  yield lines(notAttributedRows(report));
}

function lines(rows: readonly string[][]): string {
  return stringify([...rows], { record_delimiter: '\n' });
}

function columnsOf({ query, rules }: Report): string[] {
  return [
    'BillingAccountId',
    'BillingCurrency',
    'BillingPeriodStart',
    'BillingPeriodEnd',
    'ChargePeriodStart',
    'ChargePeriodEnd',
    ...splitColumns(query.by),
    'SubAccountId',
    'SubAccountName',
    ...query.metrics.map((metric) => METRIC_COLUMNS[metric]),
    'x_OuId',
    'x_OuPath',
    'x_AccountState',
    'x_Estimated',
    'x_Settled',
    'x_RunId',
    'x_Reconciliation',
    'x_Source',
    ...(query.tree === 'as-was' ? ['x_PlacementBasis'] : []),
    ...(rules === undefined ? [] : ['x_RulesThatHold']),
  ];
}

/** The rows of an account in one of the units in which it stood. */
function accountRows(report: Report, account: AccountSpend, stay: Stay, ouPath: string): string[][] {
  const about = {
    accountId: account.id,
    accountName: account.name,
    state: account.state ?? '',
    ouId: stay.unitId ?? '',
    ouPath,
  };
  const rows = chargeRows(report, stay.spend);
  return report.periods.flatMap((period, at) => {
    const subject = { ...about, basis: basesIn(account, stay, period).join('+') };
    return rows.map(({ kind, amounts }) =>
      rowOf(
        report,
        period,
        subject,
        kind,
        amounts.map((own) => amountAt(own, at)),
      ),
    );
  });
}

/** What the source puts in no account: without it the rows would not add up to the bill. */
function notAttributedRows(report: Report): string[][] {
  const spend = report.notAttributedBySource;
  if (spend === undefined) return [];
  const subject = {
    accountId: '',
    accountName: 'not attributed by the source',
    state: '',
    ouId: '',
    ouPath: '',
    basis: '',
  };
  const name = 'not-attributed-by-source';
  const kind = report.query.by === 'charge-type' ? ['Adjustment', name] : [name];
  return report.periods.map((period, at) => {
    const amounts = report.query.metrics.map((metric) => amountAt(metricSpend(spend, metric).amounts, at));
    return rowOf(report, period, subject, kind, amounts);
  });
}

/** The payer of the one bill that a report has. */
function payerOf({ bills }: Report): string {
  return bills.map(({ managementAccountId }) => managementAccountId).join(' ');
}

function rowOf(
  report: Report,
  period: ReportPeriod,
  subject: RowSubject,
  kind: readonly string[],
  amounts: readonly string[],
): string[] {
  const billingPeriod = billingPeriodOf(period.start);
  return [
    csvText(payerOf(report)),
    csvText(report.currency),
    midnight(billingPeriod.start),
    midnight(billingPeriod.end),
    midnight(period.start),
    midnight(period.end),
    ...kind,
    csvText(subject.accountId),
    csvText(subject.accountName),
    ...amounts.map(exactAmount),
    csvText(subject.ouId),
    csvText(subject.ouPath),
    csvText(subject.state),
    String(period.estimated),
    String(period.settled),
    csvText(report.runId),
    statusOf(report),
    csvText(sourceNames(report)),
    ...(report.query.tree === 'as-was' ? [subject.basis] : []),
    ...(report.rules === undefined ? [] : [csvText(heldRuleTexts(report))]),
  ];
}

/** The start of a day in UTC, in the form that FOCUS has for instants. */
function midnight(day: string): string {
  return `${day}T00:00:00Z`;
}
