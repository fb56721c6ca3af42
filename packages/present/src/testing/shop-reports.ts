import { parsePeriod, type Report, reportSpend } from '@ou-cost/spend';
import { asking, portsOn, SETTINGS } from '../../../spend/src/testing/bill.ts';
import type { View } from '../shared/view.ts';
import { SHOP } from './shop-bill.ts';
import { shopOverTime } from './shop-over-time.ts';

/** What people ask of the shop's bill; text outputs have golden files of each. */
export const SHOP_REPORTS: readonly {
  readonly golden: string;
  /** Whether there is an archive, and units are as they were. @default neither */
  readonly overTime?: true;
  readonly asked: Parameters<typeof asking>[0];
  readonly view?: Partial<View>;
}[] = [
  {
    golden: 'month-with-trend',
    asked: { compare: 'previous', trend: 13, by: ['charge-type', 'service'] },
  },
  {
    golden: 'thirteen-months',
    asked: { period: parsePeriod('2025-10..2026-10'), compare: 'previous', detail: 'ou' },
  },
  { golden: 'days-of-a-month', asked: { granularity: 'DAILY' } },
  {
    golden: 'days-compared',
    asked: { granularity: 'DAILY', compare: 'previous', trend: 13 },
    view: { depth: 2 },
  },
  { golden: 'month-to-date', asked: { period: parsePeriod('month-to-date'), compare: 'previous' } },
  {
    golden: 'selection',
    asked: {
      organizationalUnits: ['Workloads'],
      excludedOrganizationalUnits: ['Workloads/Research 🔬'],
      excludedChargeTypes: ['credit'],
      compare: 'previous',
      trend: 3,
    },
  },
  {
    golden: 'by-tag',
    asked: { by: ['tag:Team', 'region'], compare: 'previous', metrics: ['UnblendedCost', 'AmortizedCost'] },
    view: { sort: 'change', top: 2, depth: 2 },
  },
  {
    golden: 'units-as-they-were',
    overTime: true,
    asked: { period: parsePeriod('2026-10'), compare: 'previous', trend: 3 },
  },
];

/** What a report is asked for, and whether with an archive. */
interface Entry {
  readonly asked?: Parameters<typeof asking>[0];
  readonly overTime?: true;
}

/** What the report of an entry is made from. */
export function madeFrom({ asked = {}, overTime }: Entry): Promise<Report> {
  return overTime === true ? shopOverTime(asked) : shopReport(asked);
}

/** The report, as long as a computer takes that takes no time. */
export async function shopReport(asked: Parameters<typeof asking>[0]): Promise<Report> {
  const report = await reportSpend(portsOn(SHOP), asking(asked), SETTINGS);
  return { ...report, usage: { ...report.usage, durationMs: 0 } };
}
