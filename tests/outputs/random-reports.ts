import { parsePeriod, type Report, reportSpend, type Split } from '@ou-cost/spend';
import fc from 'fast-check';
import { asking, type Bill, portsOn, SETTINGS } from '../../packages/spend/src/testing/bill.ts';
import { randomBills } from '../../packages/spend/src/testing/random-bill.ts';

const SPLITS: readonly (readonly Split[])[] = [['charge-type'], ['service'], ['charge-type', 'service']];

const questions = fc
  .record({
    period: fc.constantFrom('2026-10', '2026-09..2026-10', 'month-to-date').map(parsePeriod),
    compare: fc.constantFrom('none', 'previous'),
    trend: fc.constantFrom(null, 3),
    by: fc.constantFrom(...SPLITS),
  })
  .map((question) => asking(question));

/** Bills in which no two units or accounts have one name. */
const bills = randomBills({ units: 7, accounts: 9, lines: 30 }).map((bill): Bill => {
  const departed = bill.lines.map(({ account }) => account);
  return {
    ...bill,
    units: bill.units.map((unit, at) => ({ ...unit, name: `unit-${at}` })),
    accounts: bill.accounts.map((account, at) => ({ ...account, name: `account-${at}` })),
    departedNames: Object.fromEntries(departed.map((id) => [id, `departed-${Number(id.slice(-4))}`])),
  };
});

/** Checks reports of random bills, asked for in different ways. */
export function onReports(check: (report: Report) => Promise<void>): Promise<void> {
  return fc.assert(
    fc.asyncProperty(bills, questions, async (bill, question) =>
      check(await reportSpend(portsOn(bill), question, SETTINGS)),
    ),
    { numRuns: 30 },
  );
}
