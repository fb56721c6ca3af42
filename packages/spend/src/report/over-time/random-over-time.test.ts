import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryFacts } from '../../history/facts.ts';
import type { ListedUnit } from '../../organization/directory.ts';
import { asking, type Bill, decimal, type Line, portsOn, SETTINGS } from '../../testing/bill.ts';
import { ROOT } from '../../testing/history.ts';
import { knownPlaces } from '../../testing/known-places.ts';
import { DAYS, dayNumbered, type RandomHistory, randomHistories } from '../../testing/random-history.ts';
import { askedReport } from '../../testing/verified.ts';
import { parsePeriod } from '../../time/period.ts';
import type { Report } from '../form/report.ts';
import type { Spend } from '../form/spend.ts';
import { reportSpend } from '../report-spend.ts';
import type { ReportRequest } from '../request.ts';
import { verifyReport } from '../verify/verify-report.ts';

/** Root ─ A ─ B, and Root ─ C. */
const NESTED: readonly ListedUnit[] = [
  { id: ROOT, name: 'Root', parentId: null },
  { id: 'A', name: 'unit A', parentId: ROOT },
  { id: 'B', name: 'unit B', parentId: 'A' },
  { id: 'C', name: 'unit C', parentId: ROOT },
];
const BELOW: Readonly<Record<string, readonly (string | null)[]>> = {
  [ROOT]: [ROOT, 'A', 'B', 'C'],
  A: ['A', 'B'],
  B: ['B'],
  C: ['C'],
};

/** Three accounts of the history, and one that no fact knows. Cents, so that a number adds them exactly. */
const lines = fc.array(
  fc.record({
    account: fc.constantFrom('1', '2', '3', '9'),
    day: fc.oneof(fc.integer({ min: 0, max: DAYS - 2 }), fc.integer({ min: 28, max: 36 })).map(dayNumbered),
    cents: fc.integer({ min: -9_999, max: 99_999 }),
    recordType: fc.constantFrom('Usage', 'Tax', 'Credit'),
    service: fc.constantFrom('AmazonEC2', 'AmazonS3'),
  }),
  { maxLength: 60 },
);
type RandomLine = typeof lines extends fc.Arbitrary<(infer T)[]> ? T : never;

const asked = fc.record({
  period: fc
    .constantFrom('2026-01', '2026-02', '2026-01..2026-02', '2026-01-20..2026-02-10')
    .map(parsePeriod),
  by: fc.constantFrom<ReportRequest['by']>(['charge-type'], ['service'], ['service', 'charge-type']),
  compare: fc.constantFrom('none', 'previous'),
  trend: fc.constantFrom(null, 2),
  organizationalUnits: fc.constantFrom<string[]>([], [], ['A'], ['B', 'C']),
});

function billOf({ facts, now }: RandomHistory, drawn: readonly RandomLine[]): Bill {
  return {
    units: NESTED,
    accounts: now.accounts,
    lines: drawn.map(({ cents, ...line }): Line => ({ ...line, amount: String(cents / 100) })),
    history: { ...facts, trees: facts.trees.map((tree) => ({ ...tree, units: NESTED })) },
    today: dayNumbered(DAYS - 1),
  };
}

async function reported(bill: Bill, changes: Partial<ReportRequest>): Promise<Report> {
  const request = asking({ tree: 'as-was', ...changes });
  const report = await reportSpend(portsOn(bill), request, SETTINGS);
  verifyReport(report, askedReport(request));
  return report;
}

const centsOf = (spend: Spend | undefined): number[] =>
  (spend?.UnblendedCost?.amounts ?? []).map((text) =>
    Number((decimal(text).units * 100n) / 10n ** BigInt(decimal(text).scale)),
  );

/** The unit of every line's account at the end of the line's day, by the rule that is computed point by point. */
function placesOf(history: RandomHistory): (accountId: string, day: string) => string | null {
  const known = new Map(history.accounts.map((account) => [account.id, knownPlaces(account, history)]));
  const numbers = new Map(Array.from({ length: DAYS }, (_, at) => [String(dayNumbered(at)), at]));
  return (accountId, day) => known.get(accountId)?.[numbers.get(day) ?? -1]?.unit ?? null;
}

/** What a unit has on both trees of a report. */
const figuresOf = ({
  id,
  accountIds,
  direct,
  total,
}: NonNullable<Report['otherTree']>['organizationalUnits'][number]) => ({
  id,
  accountIds,
  direct,
  total,
});

describe('on any history with any bill', () => {
  it('every unit has the sum of its own days, month by month and day by day', async () => {
    await fc.assert(
      fc.asyncProperty(randomHistories(), lines, asked, async (history, drawn, changes) => {
        const bill = billOf(history, drawn);
        const placeOf = placesOf(history);
        for (const granularity of ['MONTHLY', 'DAILY'] as const) {
          const report = await reported(bill, { ...changes, granularity });
          const { organizationalUnits: named } = changes;
          const selected = named.length === 0 ? null : new Set(named.flatMap((name) => BELOW[name] ?? []));
          const sums = (units: readonly (string | null)[]) =>
            report.periods.map(({ start, end }) =>
              drawn
                .filter(({ day }) => start <= day && day < end)
                .filter(({ account, day }) => {
                  const unit = placeOf(account, day);
                  return units.includes(unit) && (selected === null || selected.has(unit));
                })
                .reduce((sum, { cents }) => sum + cents, 0),
            );
          for (const { id, direct, total } of report.organizationalUnits) {
            expect(centsOf(direct), `${id} direct`).toEqual(sums([id]));
            expect(centsOf(total), `${id} total`).toEqual(sums(BELOW[id] ?? []));
          }
          expect(centsOf(report.unattributed.total)).toEqual(sums([null]));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('the total is that of the tree as it is, and both trees are in one report', async () => {
    await fc.assert(
      fc.asyncProperty(randomHistories(), lines, asked, async (history, drawn, changes) => {
        const bill = billOf(history, drawn);
        const whole = { ...changes, organizationalUnits: [] };
        const [was, is] = [await reported(bill, whole), await reported(bill, { ...whole, tree: 'as-is' })];
        expect(was.total).toEqual(is.total);
        expect(was.otherTree?.total).toEqual(is.total);
        expect(was.otherTree?.unattributed).toEqual(is.unattributed);
        const byId = new Map(is.organizationalUnits.map((unit) => [unit.id, figuresOf(unit)]));
        for (const unit of was.otherTree?.organizationalUnits ?? [])
          expect(figuresOf(unit)).toEqual(byId.get(unit.id));
        expect(was.organizationChanges).toEqual(is.organizationChanges);
      }),
      { numRuns: 30 },
    );
  });

  it('the order in which facts are read does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(randomHistories(), lines, asked, async (history, drawn, changes) => {
        const bill = billOf(history, drawn);
        const { history: facts } = bill;
        if (facts === undefined) throw new Error('the bill has no history');
        const reversed: HistoryFacts = {
          ...facts,
          trees: facts.trees.toReversed(),
          unchangedOn: facts.unchangedOn.toReversed(),
          events: facts.events.toReversed(),
          eventsCover: facts.eventsCover.toReversed(),
        };
        expect(await reported({ ...bill, history: reversed }, changes)).toEqual(
          await reported(bill, changes),
        );
      }),
      { numRuns: 20 },
    );
  });
});
