import { type Change, type Metric, REPORT_SCHEMA, type Report, type Spend } from '@ou-cost/spend';

/**
 * A report for tests, summed here on its own from the charges below, in units of 10^-10: nested and equal unit
 * names, Unicode, credits and refunds, a suspended account and one that has left.
 */
interface Charge {
  readonly account: string;
  readonly type: 'usage' | 'savings-plan' | 'credit' | 'refund' | 'tax' | 'support';
  /** Per period. */
  readonly amounts: readonly [string, string];
}

const CHARGES: readonly Charge[] = [
  { account: '111111111111', type: 'savings-plan', amounts: ['1200', '1200'] },
  { account: '111111111111', type: 'support', amounts: ['310.4000000001', '322.75'] },
  { account: '111111111111', type: 'tax', amounts: ['0', '98.125'] },
  { account: '222222222222', type: 'usage', amounts: ['10234.5678901234', '11890.005'] },
  { account: '222222222222', type: 'credit', amounts: ['-500', '0'] },
  { account: '333333333333', type: 'usage', amounts: ['843.125', '790.015'] },
  { account: '444444444444', type: 'usage', amounts: ['12.3', '0.0000000001'] },
  { account: '444444444444', type: 'refund', amounts: ['0', '-12.3'] },
  { account: '555555555555', type: 'usage', amounts: ['77.7', '80'] },
  { account: '666666666666', type: 'usage', amounts: ['0', '1.005'] },
  { account: '777777777777', type: 'usage', amounts: ['5.5', '0.25'] },
];

/** Each account's spend over the range compared with. */
const BEFORE: Readonly<Record<string, string>> = {
  '111111111111': '3000',
  '222222222222': '20000',
  '333333333333': '1633.14',
  '444444444444': '0',
  '555555555555': '400.5',
  '666666666666': '0',
  '777777777777': '80.25',
};

interface ExampleUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly accountIds: readonly string[];
}

const UNITS: readonly ExampleUnit[] = [
  { id: 'r-ab12', name: 'Root', parentId: null, accountIds: ['111111111111'] },
  { id: 'ou-ab12-platform', name: 'Platform', parentId: 'r-ab12', accountIds: [] },
  { id: 'ou-ab12-platprod', name: 'Prod', parentId: 'ou-ab12-platform', accountIds: ['555555555555'] },
  {
    id: 'ou-ab12-tokyoreg',
    name: '東京リージョン',
    parentId: 'ou-ab12-platprod',
    accountIds: ['666666666666'],
  },
  { id: 'ou-ab12-workload', name: 'Workloads', parentId: 'r-ab12', accountIds: [] },
  {
    id: 'ou-ab12-workprod',
    name: 'Prod',
    parentId: 'ou-ab12-workload',
    accountIds: ['222222222222', '333333333333'],
  },
  { id: 'ou-ab12-worktest', name: 'R&D / Test', parentId: 'ou-ab12-workload', accountIds: ['444444444444'] },
];

const ACCOUNTS: readonly { id: string; name: string; state: string | null }[] = [
  { id: '111111111111', name: 'payer', state: 'ACTIVE' },
  { id: '222222222222', name: 'shop-prod', state: 'ACTIVE' },
  { id: '333333333333', name: '決済-本番', state: 'ACTIVE' },
  { id: '444444444444', name: 'shop-test', state: 'SUSPENDED' },
  { id: '555555555555', name: 'network', state: 'ACTIVE' },
  { id: '666666666666', name: 'edge "tokyo", one', state: 'ACTIVE' },
  { id: '777777777777', name: 'old-shop', state: null },
];

const PERIODS = [
  { start: '2026-09-01', end: '2026-10-01', estimated: false, settled: true },
  { start: '2026-10-01', end: '2026-11-01', estimated: true, settled: false },
];

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

/** A percentage with two decimals, cut instead of rounded: exact enough for a layout. */
function hundredths(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

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
    const before = accounts.reduce((sum, id) => sum + units(BEFORE[id] ?? ''), 0n);
    const charges = CHARGES.filter(({ account }) => accounts.includes(account));
    const after = amountsOf(charges).reduce((sum, amount) => sum + units(amount), 0n);
    const percent = before === 0n ? null : hundredths(((after - before) * 10_000n) / before);
    const change = {
      before: amountText(before),
      after: amountText(after),
      change: amountText(after - before),
      percent,
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
    status: BEFORE[id] === '0' ? ('new' as const) : ('changed' as const),
    change: changeOf([id]),
  });
  const total = spendOf(everybody);
  const checks = metrics.flatMap((metric) =>
    periods.map(({ start, end }, period) => {
      const attributed = total[metric]?.amounts[period] ?? '';
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
            start: months === 1 ? '2026-09-01' : '2026-07-01',
            end: months === 1 ? '2026-10-01' : '2026-09-01',
            periods: [],
            after: { start: periods[0]?.start ?? '', end: '2026-11-01', periods },
            total: changeOf(everybody),
            organizationalUnits: UNITS.map((unit) => ({
              id: unit.id,
              direct: changeOf(unit.accountIds),
              total: changeOf(below(unit.id)),
            })),
            accounts: ACCOUNTS.map(accountChange),
            unattributed: changeOf(['777777777777']),
            movers: {
              accounts: ACCOUNTS.slice(0, 4).map(accountChange),
              organizationalUnits: UNITS.slice(0, 3).map(({ id, accountIds }) => ({
                id,
                direct: changeOf(accountIds),
              })),
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
