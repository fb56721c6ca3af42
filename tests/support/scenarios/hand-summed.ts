import type { Scenario } from '@ou-cost/sandbox';
import { ENTERPRISE_PAYER as PAYER } from '../sandbox/config.ts';
import { type WrittenCharge, writtenScenario, writtenUnit } from './written.ts';

export const SHOP = '200000000000';
export const PAY = '300000000000';
export const OLD = '400000000000';
export const GONE = '900000000000';

const CHARGES: readonly WrittenCharge[] = [
  { day: '2026-10-01', account: PAYER, amount: '10', type: 'Tax' },
  { day: '2026-10-02', account: SHOP, amount: '100' },
  { day: '2026-10-03', account: SHOP, amount: '-100', type: 'Credit' },
  { day: '2026-10-31', account: PAY, amount: '40.25' },
  { day: '2026-10-31', account: PAY, amount: '12', type: 'SavingsPlanRecurringFee' },
  { day: '2026-10-09', account: OLD, amount: '3.5' },
  { day: '2026-10-09', account: GONE, amount: '2.25', name: 'Sold' },
  { day: '2026-11-01', account: SHOP, amount: '777' },
  { day: '2026-09-30', account: SHOP, amount: '555' },
];

/** October 2026: 10 + 100 − 100 + 40.25 + 12 + 3.5 + 2.25 */
export const OCTOBER_TOTAL = '68';

/** Workloads/Prod has the shop, Workloads/Payments/Prod the payments, Closed what was closed; `GONE` has left. */
export const SMALL_TREE = [
  writtenUnit(
    'work',
    'Workloads',
    [],
    [
      writtenUnit('workprod', 'Prod', [SHOP]),
      writtenUnit('workpay', 'Payments', [], [writtenUnit('payprod', 'Prod', [PAY])]),
    ],
  ),
  writtenUnit('closed', 'Closed', [`${OLD} CLOSED`]),
];

/** A bill of a dozen lines on which every sum can be done in the head. */
export function smallBill(
  children = SMALL_TREE,
  charges: readonly WrittenCharge[] = CHARGES,
  today = '2026-11-20',
): Promise<Scenario> {
  return writtenScenario({ today, children, charges });
}
