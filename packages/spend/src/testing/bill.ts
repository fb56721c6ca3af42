import type { HistoryFacts } from '../history/facts.ts';
import type { ChargeKind } from '../ledger/charge-kind.ts';
import type { ChargeClass, LedgerGroup, LedgerPage, LedgerQuery, LedgerTotal } from '../ledger/ports.ts';
import { METRICS, type Metric } from '../ledger/query.ts';
import { type Split, splitParts } from '../ledger/split.ts';
import { type Decimal, parseDecimal } from '../money/decimal.ts';
import type { ListedAccount, ListedUnit } from '../organization/directory.ts';
import type { ReportPorts } from '../report/ports.ts';
import type { ReportRequest, RunSettings } from '../report/request.ts';
import type { CalendarDate } from '../time/calendar.ts';
import { parsePeriod, periodsOf } from '../time/period.ts';

/** One line of a bill: an account, a record type, a service, a month's first day (or a day), an amount. */
export interface Line {
  readonly account: string;
  readonly recordType?: string;
  readonly service?: string;
  readonly region?: string;
  readonly resource?: string;
  /** As in `2026-10-05T13:00Z`. @default the charge is longer than an hour */
  readonly hour?: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly day: string;
  readonly amount: string;
  /** @default the amount */
  readonly amortized?: string;
}

export interface Bill {
  readonly units: readonly ListedUnit[];
  readonly accounts: readonly ListedAccount[];
  readonly lines: readonly Line[];
  readonly departedNames?: Readonly<Record<string, string>>;
  readonly currency?: string;
  /** Amount per period that only the independent total contains. */
  readonly missingFromGroups?: string;
  /** @default everything on one page */
  readonly pageSize?: number;
  /** Day on which the run takes place. */
  readonly today?: string;
  /** What earlier runs left of the organization's past. @default no archive is at hand */
  readonly history?: HistoryFacts;
}

export function decimal(text: string): Decimal {
  const value = parseDecimal(text);
  if (value === null) throw new Error(`the test writes '${text}' for an amount`);
  return value;
}

/** Sums in units of 10^-12, apart from the code under test. */
function total(texts: readonly string[]): Decimal {
  return { units: texts.reduce((sum, text) => sum + scaled(text), 0n), scale: 12 };
}

function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(12, '0'));
  return text.startsWith('-') ? -units : units;
}

function amountOf(line: Line, metric: Metric): string {
  return metric.includes('Amortized') ? (line.amortized ?? line.amount) : line.amount;
}

function within(line: Line, period: { readonly start: string; readonly end: string }): boolean {
  return line.day >= period.start && line.day < period.end;
}

/** Record types as lines write them; what is not here is unknown, and counts as other. */
const CHARGE_KINDS_OF_LINES: ReadonlyMap<string, ChargeKind> = new Map<string, ChargeKind>([
  ['Usage', 'usage'],
  ['FlatRateSubscription', 'usage'],
  ['SavingsPlanCoveredUsage', 'savings-plan'],
  ['SavingsPlanNegation', 'savings-plan'],
  ['SavingsPlanRecurringFee', 'savings-plan-fee'],
  ['SavingsPlanUpfrontFee', 'savings-plan-fee'],
  ['DiscountedUsage', 'reservation'],
  ['RIFee', 'reservation-fee'],
  ['BundledDiscount', 'discount'],
  ['Enterprise Discount Program Discount', 'discount'],
  ['PrivateRateDiscount', 'discount'],
  ['Credit', 'credit'],
  ['Refund', 'refund'],
  ['Tax', 'tax'],
  ['Support', 'support'],
  ['Fee', 'fee'],
  ['One-time fee', 'fee'],
  ['Recurring fee', 'fee'],
  ['EDP discount', 'discount'],
  ['Other out-of-cycle charges', 'other'],
]);

function recordTypeOf({ recordType = 'Usage' }: Line): string {
  return recordType;
}

function unknownIn(lines: readonly Line[]): string[] {
  const unknown = lines.map(recordTypeOf).filter((type) => !CHARGE_KINDS_OF_LINES.has(type));
  return [...new Set(unknown)];
}

/** The source's own name of what a line is split by. */
function nameOf(line: Line, split: Split | null): string | null {
  if (split === null) return null;
  const { kind, key } = splitParts(split);
  switch (kind) {
    case 'charge-type':
      return recordTypeOf(line);
    case 'service':
      return line.service ?? 'AmazonEC2';
    case 'region':
      return line.region ?? 'us-east-1';
    case 'resource':
      return line.resource ?? '';
    case 'hour':
      return line.hour ?? '';
    case 'tag':
    case 'cost-category':
      return new Map(Object.entries(line.tags ?? {})).get(key) ?? '';
  }
}

/** As a ledger classifies: by kind of charge, or by another value, of which no kind is known. */
function classOf(line: Line, split: Split | null): ChargeClass {
  return split === 'charge-type'
    ? { chargeKind: CHARGE_KINDS_OF_LINES.get(recordTypeOf(line)) ?? 'other', splitValue: null }
    : { chargeKind: null, splitValue: nameOf(line, split) };
}

function groupsOf(bill: Bill, query: LedgerQuery, split: Split | null): LedgerGroup[] {
  const groups = new Map<string, { group: Omit<LedgerGroup, 'amounts'>; lines: Line[] }>();
  for (const period of periodsFor(query)) {
    for (const line of bill.lines.filter((one) => within(one, period))) {
      if (query.accountIds?.includes(line.account) === false) continue;
      // A ledger groups by the source's own names: two record types of one charge type are two groups.
      const name = nameOf(line, split);
      const id = JSON.stringify([period.start, line.account, name]);
      const found = groups.get(id) ?? {
        group: {
          periodStart: period.start,
          accountId: line.account,
          ...classOf(line, split),
          currency: bill.currency ?? 'USD',
        },
        lines: [] as Line[],
      };
      found.lines.push(line);
      groups.set(id, found);
    }
  }
  return [...groups.values()].map(({ group, lines }) => ({
    ...group,
    amounts: query.metrics.map((metric) => total(lines.map((line) => amountOf(line, metric)))),
  }));
}

function periodsFor({ start, end, granularity }: LedgerQuery) {
  return periodsOf({ start: start as CalendarDate, end: end as CalendarDate }, granularity);
}

function totalsIn(bill: Bill, query: LedgerQuery): LedgerTotal[] {
  return periodsFor(query).map((period) => ({
    ...period,
    estimated: false,
    currency: bill.currency ?? 'USD',
    amounts: query.metrics.map((metric) =>
      total([
        ...bill.lines.filter((line) => within(line, period)).map((line) => amountOf(line, metric)),
        bill.missingFromGroups ?? '0',
      ]),
    ),
  }));
}

/** Ports on a bill in memory; `reads` counts how often the groups were asked for, and has the questions. */
export function portsOn(
  bill: Bill,
): ReportPorts & { readonly reads: { count: number; readonly queries: LedgerQuery[] } } {
  const reads = { count: 0, queries: [] as LedgerQuery[] };
  const today = Date.parse(`${bill.today ?? '2026-11-20'}T12:00:00Z`);
  return {
    reads,
    ...(bill.history === undefined ? {} : { earlier: { histories: [bill.history], ledgers: [] } }),
    clock: { now: () => today },
    meter: {
      usage: () => ({
        requests: {},
        throttled: 0,
        retries: 0,
        charges: [{ source: 'cost-explorer', for: 'Cost Explorer requests', amount: '0', currency: 'USD' }],
      }),
    },
    directory: {
      read: async () => ({
        id: 'o-test000001',
        managementAccountId: '100000000000',
        units: bill.units,
        accounts: bill.accounts,
        notes: [],
      }),
    },
    ledger: {
      description: { kind: 'cost-explorer', name: 'The bill', billingView: null, metrics: METRICS },
      independentTotal: {
        kind: 'second-query',
        statedBy: 'The bill',
        read: async (query) => totalsIn(bill, query),
      },
      async *groups(query, split): AsyncGenerator<LedgerPage> {
        reads.count += 1;
        reads.queries.push(query);
        const groups = groupsOf(bill, query, split);
        const periods = periodsFor(query).map((period) => ({ ...period, estimated: false }));
        const size = bill.pageSize ?? Math.max(1, groups.length);
        const accountNames = Object.entries(bill.departedNames ?? {});
        const unknownRecordTypes =
          split !== 'charge-type' ? [] : unknownIn(bill.lines.filter((line) => within(line, query)));
        yield { periods, groups: groups.slice(0, size), accountNames, unknownRecordTypes };
        for (let at = size; at < groups.length; at += size) {
          const page = groups.slice(at, at + size);
          const shown = periods.filter(({ start }) => page.some((group) => group.periodStart === start));
          yield { periods: shown, groups: page, accountNames, unknownRecordTypes: [] };
        }
      },
    },
  };
}

export const SETTINGS: RunSettings = {
  runId: 'run-1',
  producer: 'ou-cost test',
  tolerance: { units: 1n, scale: 2 },
  settlingDay: 6,
};

/** A request for October 2026 by charge type, unless told otherwise. */
export function asking(changes: Partial<ReportRequest> = {}): ReportRequest {
  return {
    period: parsePeriod('2026-10'),
    granularity: 'MONTHLY',
    metrics: ['UnblendedCost'],
    by: ['charge-type'],
    detail: 'account',
    organizationalUnits: [],
    excludedOrganizationalUnits: [],
    excludedChargeTypes: [],
    compare: 'none',
    trend: null,
    wholeMonthsOnly: false,
    allowUnattributedDifference: false,
    ...changes,
  };
}
