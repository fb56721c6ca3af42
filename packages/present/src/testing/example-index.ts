import type { ArchiveIndex, IndexEntry } from '@ou-cost/contract/archive';
import { addMonths, calendarDate } from '@ou-cost/spend';

const INDEX_ORGANIZATION = 'o-ab12cd34ef';

/** A report of a month in an index. */
export function entryOf(month: string, amount: string, more: Partial<IndexEntry> = {}): IndexEntry {
  const first = calendarDate(`${month}-01`);
  const end = first === null ? '' : addMonths(first, 1);
  const { organizationId = INDEX_ORGANIZATION, runId = `ou-cost-${end.replaceAll('-', '')}T050000Z-a1b2c3` } =
    more;
  return {
    schema: 'ou-cost/report-summary@1',
    producer: 'ou-cost 1.0.0',
    runId,
    generatedAt: `${end.slice(0, 8)}07T05:01:00Z`,
    organizationId,
    start: `${month}-01`,
    end,
    currency: 'USD',
    totals: [{ metric: 'UnblendedCost', amount }],
    isWhole: true,
    billingView: null,
    status: 'reconciled',
    settled: true,
    estimated: false,
    final: false,
    restatement: null,
    folder: `reports/${organizationId}/${month}/${runId}`,
    files: ['report.html', 'report.json', 'report.xlsx'],
    ...more,
  } as IndexEntry;
}

/** A year of months with all that an index can show. */
export function exampleIndex(): ArchiveIndex {
  const amounts = ['41250.004', '42890.5', '40110.25', '44002', '45310.75', '43999.99', '47120.5', '48801'];
  const months = amounts.map((amount, at) =>
    entryOf(`2026-0${at + 1}`, amount, at < 6 ? { final: true } : {}),
  );
  const first = entryOf('2026-09', '50120.12', {
    runId: 'ou-cost-20261007T050000Z-d4e5f6',
    files: ['report.json'],
  });
  const second = entryOf('2026-09', '50180.125', {
    runId: 'ou-cost-20261012T050000Z-0a1b2c',
    generatedAt: '2026-10-12T05:00:40Z',
    restatement: {
      of: first.runId,
      months: ['2026-09-01'],
      changes: [{ metric: 'UnblendedCost', amount: '60.005' }],
    },
  });
  return {
    schema: 'ou-cost/archive-index@1',
    entries: [
      ...months,
      first,
      second,
      entryOf('2026-11', '21007.5', { settled: false, estimated: true, status: 'difference-allowed' }),
      entryOf('2026-08', '5000', {
        runId: 'quarter',
        start: '2026-07-01',
        end: '2026-10-01',
        isWhole: false,
        folder: `reports/${INDEX_ORGANIZATION}/2026-07..2026-09/quarter`,
      }),
      entryOf('2026-10', '1200300', {
        organizationId: 'o-zz99yy88xx',
        currency: 'JPY',
        runId: 'ou-cost-20261107T050000Z-777777',
        folder: 'reports/o-zz99yy88xx/2026-10/ou-cost-20261107T050000Z-777777',
      }),
    ],
    missing: 2,
  };
}
