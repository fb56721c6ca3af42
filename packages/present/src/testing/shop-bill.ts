import type { Bill } from '../../../spend/src/testing/bill.ts';

type Unit = Bill['units'][number];
type Line = Bill['lines'][number];

const unit = (id: string, name: string, parentId: string | null): Unit => ({ id, name, parentId });

const UNITS: readonly Unit[] = [
  unit('r-shop', 'Root', null),
  unit('ou-shop-workload', 'Workloads', 'r-shop'),
  unit('ou-shop-commerce', 'Commerce', 'ou-shop-workload'),
  unit('ou-shop-cprod000', 'Production of the web shop', 'ou-shop-commerce'),
  unit('ou-shop-japan000', '日本リージョン', 'ou-shop-cprod000'),
  unit('ou-shop-research', 'Research 🔬', 'ou-shop-workload'),
  unit('ou-shop-infra000', 'Infrastructure', 'r-shop'),
  unit('ou-shop-network0', 'Network', 'ou-shop-infra000'),
  unit('ou-shop-tokyo000', '東京支社', 'r-shop'),
  unit('ou-shop-empty000', 'Quarantine', 'r-shop'),
];

/** An account: its id and name, its unit (null: it left on 20 September 2026), what it spends on a day in cents. */
const ACCOUNTS: readonly (readonly [id: string, name: string, unit: string | null, cents: number])[] = [
  ['100000000000', 'shop-payer', 'r-shop', 41_250],
  ['200000000001', 'storefront-eu', 'ou-shop-cprod000', 98_765],
  ['200000000002', 'storefront-eu-cdn', 'ou-shop-cprod000', 33_000],
  ['200000000003', 'storefront-jp', 'ou-shop-japan000', 120_420],
  ['200000000004', 'checkout', 'ou-shop-commerce', 5_005],
  ['300000000001', 'ml-research', 'ou-shop-research', 76_000],
  ['300000000002', 'ml-labs', 'ou-shop-research', 1_300],
  ['300000000003', 'ml-archive', 'ou-shop-research', 1_250],
  ['300000000004', 'ml-demo', 'ou-shop-research', 20],
  ['300000000005', 'ml-papers', 'ou-shop-research', 10],
  ['400000000001', 'identity-center', 'ou-shop-infra000', 950],
  ['400000000002', 'network-hub', 'ou-shop-network0', 16_400],
  ['500000000001', '決済-本番', 'ou-shop-tokyo000', 21_111],
  ['900000000001', 'legacy-crm', null, 3_300],
];

const LEFT_ON = '2026-09-20';
const FIRST_DAY = Date.UTC(2025, 9, 1);
const MILLISECONDS_PER_DAY = 86_400_000;

/** Fourteen months, the last of them not over: 1 October 2025 to 26 November 2026. */
const DAYS = Array.from({ length: 422 }, (_, at) =>
  new Date(FIRST_DAY + at * MILLISECONDS_PER_DAY).toISOString().slice(0, 10),
);

function cents(amount: number): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A day's usage grows by a tenth a year, and moves with the days of the week; research stops in October 2026. */
function usageOf(id: string, base: number, day: string, at: number): number {
  const isPaused = id === '300000000001' && day >= '2026-10-08';
  const grown = base + Math.floor((base * at) / 3_650);
  return isPaused ? Math.floor(grown / 10) : grown - Math.floor((grown * (at % 7)) / 100);
}

function linesOf(day: string, at: number): Line[] {
  const usage = ACCOUNTS.flatMap(([id, , home, base], which): Line[] => {
    if (home === null && day > LEFT_ON) return [];
    const services = ['Amazon Elastic Compute Cloud - Compute', 'Amazon S3', 'AmazonCloudWatch'];
    const tags: Record<string, string> = which % 3 === 2 ? {} : { Team: which % 3 === 0 ? 'web' : 'データ' };
    return [
      {
        account: id,
        service: services[which % 3] ?? '',
        region: which % 2 === 0 ? 'eu-west-1' : 'ap-northeast-1',
        tags,
        day,
        // A tenth digit, so that rounding shows.
        amount: `${cents(usageOf(id, base, day, at))}00000003`,
      },
    ];
  });
  if (!day.endsWith('-01')) return usage;
  return [
    ...usage,
    {
      account: '100000000000',
      recordType: 'Tax',
      service: 'Tax',
      region: 'global',
      day,
      amount: '1834.5',
    },
    {
      account: '200000000001',
      recordType: 'Credit',
      service: 'Amazon S3',
      region: 'eu-west-1',
      day,
      amount: '-250.005',
    },
  ];
}

/** A shop's bill of fourteen months, of which every figure is the same in every run. */
export const SHOP: Bill = {
  units: UNITS,
  accounts: ACCOUNTS.flatMap(([id, name, home]) =>
    home === null ? [] : [{ id, name, state: 'ACTIVE', parentId: home }],
  ),
  departedNames: { '900000000001': 'legacy-crm' },
  lines: DAYS.flatMap(linesOf),
  today: '2026-11-26',
};
