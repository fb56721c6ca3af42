import { type Change, type Metric, REPORT_SCHEMA, type Report, type Spend } from '@ou-cost/spend';
import { ACCOUNTS, BEFORE, CHARGES, type Charge, PERIODS, UNITS } from './example-bill.ts';

/** What a test may ask to be different. */
export interface ExampleOptions {
  /** The last month, or both. */
  readonly months?: 1 | 2;
  readonly metrics?: readonly Metric[];
  readonly compare?: boolean;
  readonly currency?: string;
  /** The name of every unit and account, for tests of hostile names. */
  readonly name?: string;
}

const SCALE = 10;

function units(text: string): bigint {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const magnitude = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return text.startsWith('-') ? -magnitude : magnitude;
}

/** An amount in units of 10^-10 as a report writes it. */
export function amountText(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(SCALE + 1, '0');
  const fraction = digits.slice(-SCALE).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -SCALE)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The percentage that a change is of what was before, with two decimals, rounded half to even. */
function percentText(change: bigint, before: bigint): string {
  const [part, whole] = [change, before].map((value) => (value < 0n ? -value : value)) as [bigint, bigint];
  const down = (part * 10_000n) / whole;
  const twice = ((part * 10_000n) % whole) * 2n;
  const rounded = twice > whole || (twice === whole && down % 2n === 1n) ? down + 1n : down;
  const digits = rounded.toString().padStart(3, '0');
  return `${change < 0n && rounded > 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function statusOf(change: Change): 'new' | 'departed' | 'unchanged' | 'changed' {
  const [first] = Object.values(change);
  if (first?.change === '0') return 'unchanged';
  if (first?.before === '0') return 'new';
  return first?.after === '0' ? 'departed' : 'changed';
}

/** What changed, the largest change first in either direction. */
function largestFirst<One>(all: readonly One[], changeOf: (one: One) => Change): One[] {
  const sizeOf = (one: One) => {
    const [first] = Object.values(changeOf(one));
    return units((first?.change ?? '0').replace('-', ''));
  };
  return all
    .filter((one) => sizeOf(one) > 0n)
    .toSorted((a, b) => Number(sizeOf(b) > sizeOf(a)) - Number(sizeOf(b) < sizeOf(a)));
}

/** A report for tests, summed here on its own, in units of 10^-10. */
export function exampleReport(options: ExampleOptions = {}): Report {
  const { months = 1, metrics = ['UnblendedCost'], compare = false, currency = 'USD', name } = options;
  const at = months === 1 ? [1] : [0, 1];
  const periods = PERIODS.slice(-months);

  const amountsOf = (charges: readonly Charge[]) =>
    at.map((period) =>
      amountText(charges.reduce((sum, { amounts }) => sum + units(amounts[period] ?? ''), 0n)),
    );
  const spendOf = (accounts: readonly string[]): Spend => {
    const charges = CHARGES.filter(({ account }) => accounts.includes(account));
    const byChargeType = Object.fromEntries(
      Map.groupBy(charges, ({ type }) => type)
        .entries()
        .map(([type, some]) => [type, amountsOf(some)]),
    );
    const gross = amountsOf(charges.filter(({ type }) => type !== 'credit' && type !== 'refund'));
    // The one charge for a Savings Plan is its fee.
    const fees = charges.filter(({ type }) => type === 'savings-plan');
    const commitmentFees = fees.length === 0 ? {} : { commitmentFees: { 'savings-plan': amountsOf(fees) } };
    const spend = { amounts: amountsOf(charges), gross, byChargeType, ...commitmentFees };
    return Object.fromEntries(metrics.map((metric) => [metric, spend]));
  };
  const changeOf = (accounts: readonly string[]): Change => {
    const charges = CHARGES.filter(({ account }) => accounts.includes(account));
    const inMonth = (some: readonly Charge[], at: 0 | 1) =>
      some.reduce((sum, { amounts }) => sum + units(amounts[at]), 0n);
    // All of what was spent in the month before the only one was usage.
    const usageBefore = accounts.reduce((sum, id) => sum + units(BEFORE[id] ?? ''), 0n);
    const beforeOf = (some: readonly Charge[], usage: bigint) => (months === 2 ? inMonth(some, 0) : usage);
    const sides = (some: readonly Charge[], usage: bigint) => ({
      before: amountText(beforeOf(some, usage)),
      after: amountText(inMonth(some, 1)),
    });
    const types = new Set(charges.map(({ type }) => type));
    if (months === 1 && usageBefore > 0n) types.add('usage');
    const byChargeType = Object.fromEntries(
      [...types].map((type) => [
        type,
        sides(
          charges.filter((charge) => charge.type === type),
          type === 'usage' ? usageBefore : 0n,
        ),
      ]),
    );
    const before = beforeOf(charges, usageBefore);
    const after = inMonth(charges, 1);
    const change = {
      ...sides(charges, usageBefore),
      change: amountText(after - before),
      percent: before === 0n ? null : percentText(after - before, before),
      gross: sides(
        charges.filter(({ type }) => type !== 'credit' && type !== 'refund'),
        usageBefore,
      ),
      byChargeType,
    };
    return Object.fromEntries(metrics.map((metric) => [metric, change]));
  };

  const below = (id: string): string[] =>
    UNITS.filter((unit) => unit.id === id || unit.parentId === id).flatMap((unit) =>
      unit.id === id ? unit.accountIds : below(unit.id),
    );
  const pathOf = (id: string): string[] => {
    const unit = UNITS.find((one) => one.id === id);
    if (unit === undefined) return [];
    return [...(unit.parentId === null ? [] : pathOf(unit.parentId)), name ?? unit.name];
  };
  const unitOf = (account: string) => UNITS.find((unit) => unit.accountIds.includes(account))?.id ?? null;
  const everybody = ACCOUNTS.map(({ id }) => id);
  const accountChange = ({ id, name: own }: { id: string; name: string }) => ({
    id,
    name: name ?? own,
    organizationalUnitId: unitOf(id),
    status: statusOf(changeOf([id])),
    change: changeOf([id]),
  });
  const total = spendOf(everybody);
  const compared = compare && months === 1 ? PERIODS.slice(0, 1) : [];
  const checks = metrics.flatMap((metric) =>
    [...periods, ...compared].map(({ start, end }, at) => {
      const attributed = total[metric]?.amounts[at] ?? changeOf(everybody)[metric]?.before ?? '';
      const difference = '-0.0000000002';
      const independent = amountText(units(attributed) + units(difference));
      return { metric, period: start, end, by: 'charge-type' as const, attributed, independent, difference };
    }),
  );

  return {
    schema: REPORT_SCHEMA,
    producer: 'ou-cost 1.2.3',
    runId: 'ou-cost-0123456789ab',
    generatedAt: '2026-11-07T06:00:04Z',
    bills: [
      {
        organizationId: 'o-exampleorg1',
        managementAccountId: '111111111111',
        rootId: 'r-ab12',
        asOf: '2026-11-07T06:00:00Z',
        currency,
        source: {
          kind: 'cost-explorer',
          name: 'Cost Explorer',
          billingView: null,
          independentTotal: 'second-query',
          independentTotalStatedBy: 'Cost Explorer',
        },
        reconciliation: { status: 'reconciled', tolerance: '0.01', checks },
      },
    ],
    query: {
      period: months === 1 ? '2026-10' : '2026-09..2026-10',
      start: periods[0]?.start ?? '',
      end: '2026-11-01',
      granularity: 'MONTHLY',
      metrics,
      by: 'charge-type',
      alsoBy: [],
      detail: 'account',
      compare: compare ? 'previous' : 'none',
      tree: 'as-is',
      unknownRecordTypes: [],
    },
    currency,
    periods,
    selection: {
      organizationalUnits: [],
      excludedOrganizationalUnits: [],
      excludedChargeTypes: [],
      leftOut: spendOf([]),
    },
    notes: [
      { code: 'TreeOfToday', message: 'past months are shown on the tree as it is today' },
      ...(name === undefined ? [] : [{ code: 'Name', message: `about ${name}` }]),
    ],
    total,
    organizationalUnits: UNITS.map((unit) => ({
      ...unit,
      name: name ?? unit.name,
      path: pathOf(unit.id),
      depth: pathOf(unit.id).length - 1,
      direct: spendOf(unit.accountIds),
      total: spendOf(below(unit.id)),
    })),
    accounts: ACCOUNTS.map((account) => ({
      ...account,
      name: name ?? account.name,
      placements: [{ from: periods[0]?.start ?? '', to: null, organizationalUnitId: unitOf(account.id) }],
      spend: spendOf([account.id]),
    })),
    unattributed: { accountIds: ['777777777777'], total: spendOf(['777777777777']) },
    ...(compare
      ? {
          comparison: {
            with: 'previous',
            start: '2026-09-01',
            end: '2026-10-01',
            periods: PERIODS.slice(0, 1),
            after: { start: '2026-10-01', end: '2026-11-01', periods: PERIODS.slice(1) },
            total: changeOf(everybody),
            organizationalUnits: UNITS.map((unit) => ({
              id: unit.id,
              direct: changeOf(unit.accountIds),
              total: changeOf(below(unit.id)),
            })),
            accounts: ACCOUNTS.map(accountChange),
            unattributed: changeOf(['777777777777']),
            movers: {
              accounts: largestFirst(ACCOUNTS.map(accountChange), ({ change }) => change),
              organizationalUnits: largestFirst(
                UNITS.map(({ id, accountIds }) => ({ id, direct: changeOf(accountIds) })),
                ({ direct }) => direct,
              ),
            },
          },
        }
      : {}),
    usage: {
      requests: { 'sts:AssumeRole': 1, 'organizations:ListAccounts': 1, 'ce:GetCostAndUsage': 3 },
      throttled: 0,
      retries: 0,
      charges: [{ source: 'cost-explorer', for: 'Cost Explorer requests', amount: '0.03', currency: 'USD' }],
      durationMs: 4200,
    },
  };
}
