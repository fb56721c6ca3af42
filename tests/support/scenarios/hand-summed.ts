import type { Scenario } from '@ou-cost/sandbox';
import { ENTERPRISE_PAYER } from '../sandbox/config.ts';
import { TODAY } from './generated.ts';
import { type WrittenCharge, writtenScenario, writtenUnit } from './written.ts';

/** Accounts: SHOP, PAYMENTS and the closed one are in units, DEPARTED has left the organization. */
export const SHOP = '200000000000';
export const PAYMENTS = '300000000000';
export const CLOSED_ACCOUNT = '400000000000';
export const DEPARTED = '900000000000';

const CHARGES: readonly WrittenCharge[] = [
  { day: '2026-10-01', account: ENTERPRISE_PAYER, amount: '10', type: 'Tax' },
  { day: '2026-10-02', account: SHOP, amount: '100' },
  { day: '2026-10-03', account: SHOP, amount: '-100', type: 'Credit' },
  { day: '2026-10-31', account: PAYMENTS, amount: '40.25' },
  { day: '2026-10-31', account: PAYMENTS, amount: '12', type: 'SavingsPlanRecurringFee' },
  { day: '2026-10-09', account: CLOSED_ACCOUNT, amount: '3.5' },
  { day: '2026-10-09', account: DEPARTED, amount: '2.25', name: 'Sold' },
  { day: '2026-11-01', account: SHOP, amount: '777' },
  { day: '2026-09-30', account: SHOP, amount: '555' },
];

/** The total of October 2026: 10 + 100 − 100 + 40.25 + 12 + 3.5 + 2.25 */
export const OCTOBER_TOTAL = '68';

/** The units below the root. The payer is directly in the root. */
export const HAND_SUMMED_TREE = [
  writtenUnit(
    'work',
    'Workloads',
    [],
    [
      writtenUnit('workprod', 'Prod', [SHOP]),
      writtenUnit('workpay', 'Payments', [], [writtenUnit('payprod', 'Prod', [PAYMENTS])]),
    ],
  ),
  writtenUnit('closed', 'Closed', [`${CLOSED_ACCOUNT} CLOSED`]),
];

/** A bill so small that every sum can be done by hand. Its last full month is October 2026. */
export function handSummedScenario(
  children = HAND_SUMMED_TREE,
  charges: readonly WrittenCharge[] = CHARGES,
): Promise<Scenario> {
  return writtenScenario({ today: TODAY, children, charges });
}
