import type { GetCostAndUsageCommandOutput } from '@aws-sdk/client-cost-explorer';
import {
  addMonths,
  type CalendarDate,
  type DateRange,
  dateOfInstant,
} from '../packages/spend/src/time/calendar.ts';

function day(text: string): CalendarDate {
  return dateOfInstant(Date.parse(text));
}

/** Groups on a page of Cost Explorer. */
export const PAGE_SIZE = 1_000;
const RECORD_TYPES = [
  'Usage',
  'DiscountedUsage',
  'SavingsPlanCoveredUsage',
  'SavingsPlanNegation',
  'SavingsPlanRecurringFee',
  'RIFee',
  'Credit',
  'Refund',
  'Tax',
  'Support',
];

export const MONTHS: readonly CalendarDate[] = Array.from({ length: 13 }, (_, index) =>
  addMonths(day('2025-10-01'), index),
);
export const END = day('2026-11-01');
/** Today in every benchmark: a week after the last month. */
export const TODAY = day('2026-11-07');

/** The last of `MONTHS` as the range of a query. */
export const LAST_MONTH: DateRange = { start: addMonths(END, -1), end: END };

/** The fields of a page in its JSON. */
type PageAnswer = Pick<
  GetCostAndUsageCommandOutput,
  'GroupDefinitions' | 'ResultsByTime' | 'DimensionValueAttributes' | 'NextPageToken'
>;

/** The account id, twelve digits, at an index. */
export function accountIdAt(index: number): string {
  return String(100_000_000_000 + index);
}

/**
 * An amount between -5,000 and 5,000 with ten decimals, as Cost Explorer writes them. The same index always gives
 * the same amount.
 */
function amountAt(index: number): string {
  const digits = (index * 7_919_310_007) % 50_000_000_000_003;
  const text = String(digits).padStart(11, '0');
  return `${index % 7 === 3 ? '-' : ''}${text.slice(0, -10)}.${text.slice(-10)}`;
}

/** The groups of one account on a day of a month of so many days: in each kind its share of the month, on the last the rest. */
export function groupsOnDay(
  accountId: string,
  at: { readonly month: number; readonly day: number; readonly of: number },
) {
  const account = Number(accountId) - 100_000_000_000;
  return RECORD_TYPES.map((type, kind) => {
    const month = BigInt(amountAt(account * 130 + kind * 13 + at.month).replace('.', ''));
    const share = month / BigInt(at.of);
    const units = at.day < at.of ? share : month - share * BigInt(at.of - 1);
    const text = String(units < 0n ? -units : units).padStart(11, '0');
    const Amount = `${units < 0n ? '-' : ''}${text.slice(0, -10)}.${text.slice(-10)}`;
    return { Keys: [accountId, type], Metrics: { UnblendedCost: { Amount, Unit: 'USD' } } };
  });
}

/** The sum of all amounts of the first month, as a whole number of 10^-10. */
export function billedAmounts(accounts: number): bigint {
  let units = 0n;
  for (let account = 0; account < accounts; account += 1) {
    for (const kind of RECORD_TYPES.keys()) {
      units += BigInt(amountAt(account * 130 + kind * 13).replace('.', ''));
    }
  }
  return units;
}

/**
 * Cost Explorer's answer for accounts and months with ten record types each, page by page as the bytes of its JSON.
 * Only one page is in memory at a time.
 */
export function* pagesOf(accounts: number, months: readonly CalendarDate[]): Generator<Buffer> {
  for (const [month, Start] of months.entries()) {
    const End = addMonths(Start, 1);
    for (let from = 0; from < accounts; from += PAGE_SIZE / RECORD_TYPES.length) {
      const page = pageOf(
        Start,
        End,
        from,
        Math.min(accounts, from + PAGE_SIZE / RECORD_TYPES.length),
        month,
      );
      yield Buffer.from(JSON.stringify(page));
    }
  }
}

function pageOf(Start: string, End: string, from: number, to: number, month: number): PageAnswer {
  const ids = Array.from({ length: to - from }, (_, index) => accountIdAt(from + index));
  return {
    NextPageToken: `page-${Start}-${to}`,
    GroupDefinitions: [
      { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
      { Type: 'DIMENSION', Key: 'RECORD_TYPE' },
    ],
    ResultsByTime: [
      {
        TimePeriod: { Start, End },
        Total: {},
        Groups: ids.flatMap((id, index) =>
          RECORD_TYPES.map((type, kind) => ({
            Keys: [id, type],
            Metrics: {
              UnblendedCost: { Amount: amountAt((from + index) * 130 + kind * 13 + month), Unit: 'USD' },
            },
          })),
        ),
        Estimated: false,
      },
    ],
    DimensionValueAttributes: ids.map((id) => ({
      Value: id,
      Attributes: { description: `account ${id.slice(-6)}` },
    })),
  };
}
