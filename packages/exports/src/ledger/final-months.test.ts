import type { LedgerPage } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';
import { CUR_LINE, exportFolder, FOCUS_LINE, type Line, SHOP, writeLines } from '../testing/lines.ts';
import { FORMATS, pagesOf } from '../testing/reading.ts';

const september = (line: Line): Line => ({
  ...line,
  BillingPeriodStart: `timestamp_ms '2026-09-01 00:00:00'`,
  ChargePeriodStart: `timestamp_ms '2026-09-05 13:00:00'`,
});

/** The first days of the months that a ledger on such lines calls final. */
async function final(lines: readonly Line[], query: Parameters<typeof pagesOf>[2] = {}, name = 'a.parquet') {
  const folder = await exportFolder();
  await writeLines(folder, name, lines);
  return finalIn(await pagesOf(folder, [name], query));
}

function finalIn(pages: readonly LedgerPage[]): string[] {
  return pages.flatMap(({ periods }) =>
    periods.flatMap(({ start, final: is }) => (is === true ? [start] : [])),
  );
}

describe('a month of an export', () => {
  const invoiced = { ...FOCUS_LINE, InvoiceId: `'1234567890'` };
  const open = { ...FOCUS_LINE, InvoiceId: 'NULL::varchar' };

  it.each(FORMATS)('is final where every line of it is on an invoice: %s', async (name) => {
    expect(await final([invoiced, invoiced], {}, name)).toEqual(['2026-10-01']);
    expect(await final([invoiced, { ...FOCUS_LINE, InvoiceId: `''` }], {}, name)).toEqual([]);
  });

  it('is not where a line of any account or charge is on none, or nothing was charged at all', async () => {
    expect(await final([invoiced, open])).toEqual([]);
    expect(await final([invoiced, { ...open, ChargeCategory: `'Tax'` }])).toEqual([]);
    expect(await final([invoiced, { ...open, SubAccountId: `'222222222222'` }], { split: null })).toEqual([]);
    const folder = await exportFolder();
    await writeLines(folder, 'a.parquet', [september(open)]);
    await writeLines(folder, 'b.parquet', [invoiced]);
    const files = { '2026-08': [], '2026-09': ['a.parquet'], '2026-10': ['b.parquet'] };
    const pages = await pagesOf(folder, files, { start: '2026-08-01' });
    expect(finalIn(pages)).toEqual(['2026-10-01']);
  });

  it('is not where the export does not say it, or not of whole months', async () => {
    expect(await final([FOCUS_LINE])).toEqual([]);
    expect(await final([invoiced], { granularity: 'DAILY' })).toEqual([]);
    expect(await final([invoiced], { end: '2026-10-20' })).toEqual([]);
    expect(await final([invoiced], { accountIds: [SHOP] })).toEqual([]);
  });

  it('is final by the invoice of CUR 2.0 as well', async () => {
    expect(await final([{ ...CUR_LINE, bill_invoice_id: `'1234567890'` }])).toEqual(['2026-10-01']);
    expect(await final([{ ...CUR_LINE, bill_invoice_id: `''` }])).toEqual([]);
  });
});
