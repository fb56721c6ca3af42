import fc from 'fast-check';
import type { ListedAccount, ListedUnit } from '../organization/directory.ts';
import type { Bill, Line } from './bill.ts';

const TYPES_OF_LINES = [
  'Usage',
  'Tax',
  'Credit',
  'Refund',
  'SavingsPlanRecurringFee',
  'RIFee',
  'Support',
  'Moon Phase',
];
const DAYS = [
  '2026-08-31',
  '2026-09-01',
  '2026-09-30',
  '2026-10-01',
  '2026-10-17',
  '2026-10-31',
  '2026-11-01',
];

const amount = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 9_999_999_999 }))
  .map(
    ([negative, whole, fraction]) => `${negative ? '-' : ''}${whole}.${String(fraction).padStart(10, '0')}`,
  );

function accountId(at: number): string {
  return String(100_000_000_000 + at);
}

/** Units in a random tree, four names over and over; each unit's parent comes before it. */
function units(parents: readonly number[], names: readonly string[]): ListedUnit[] {
  const root: ListedUnit = { id: 'r-rand', name: 'Root', parentId: null };
  const ids = ['r-rand', ...parents.map((_, at) => `ou-rand-${String(at).padStart(8, '0')}`)];
  return [
    root,
    ...parents.map((parent, at) => ({
      id: ids[at + 1] ?? '',
      // Names repeat between branches, and among siblings carry a number, as Organizations demands.
      name: `${names[at % names.length]}${at % 2 === 0 ? '' : ` ${at}`}`,
      parentId: ids[parent % (at + 1)] ?? 'r-rand',
    })),
  ];
}

/** A random organization with a random bill; some lines belong to accounts that are in no unit. */
export function randomBills(size: {
  readonly units: number;
  readonly accounts: number;
  readonly lines: number;
}): fc.Arbitrary<Bill> {
  const line = fc.record({
    account: fc.integer({ min: 0, max: size.accounts + 2 }).map(accountId),
    recordType: fc.constantFrom(...TYPES_OF_LINES),
    service: fc.constantFrom('AmazonEC2', 'AmazonS3', 'AWSLambda'),
    day: fc.constantFrom(...DAYS),
    amount,
    amortized: amount,
  }) satisfies fc.Arbitrary<Line>;
  return fc
    .record({
      parents: fc.array(fc.nat(), { maxLength: size.units }),
      homes: fc.array(fc.nat(), { minLength: size.accounts, maxLength: size.accounts }),
      lines: fc.array(line, { maxLength: size.lines }),
      pageSize: fc.integer({ min: 1, max: 50 }),
    })
    .map(({ parents, homes, lines, pageSize }) => {
      const listed = units(parents, ['Prod', 'Dev', '開発', 'Prod/EU']);
      const accounts: ListedAccount[] = homes.map((home, at) => ({
        id: accountId(at),
        name: `account ${at}`,
        state: at % 5 === 0 ? 'SUSPENDED' : 'ACTIVE',
        parentId: listed[home % listed.length]?.id ?? 'r-rand',
      }));
      return { units: listed, accounts, lines, pageSize };
    });
}
