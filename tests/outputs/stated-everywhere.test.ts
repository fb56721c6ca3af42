import { read, utils } from '@e965/xlsx';
import { REPORT_OUTPUT_NAMES } from '@ou-cost/contract/options';
import { PLAIN_VIEW, rendered } from '@ou-cost/present';
import { messageFor } from '@ou-cost/present/message';
import { exampleReport } from '@ou-cost/present/testing/example-report';
import type { Report } from '@ou-cost/spend';
import { describe, expect, it } from 'vitest';

type Status = Report['bills'][number]['reconciliation']['status'];

/** The text of every output that states facts for people, of every sheet of the workbook, and of every message. */
async function textsOf(report: Report): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const output of REPORT_OUTPUT_NAMES) {
    const made = await rendered(output, report, PLAIN_VIEW);
    if (!(made instanceof Uint8Array)) {
      texts.set(
        output,
        [...made]
          .join('')
          .replaceAll(/<[^>]+>/g, '')
          .replaceAll('\\', ''),
      );
      continue;
    }
    const { Sheets, SheetNames } = read(made);
    for (const name of SheetNames) {
      const sheet = Sheets[name];
      if (sheet !== undefined) texts.set(`xlsx ${name}`, utils.sheet_to_csv(sheet));
    }
  }
  for (const target of ['slack', 'teams', 'json'] as const) {
    const message = messageFor(target, report, { file: null, link: null }, PLAIN_VIEW);
    // Chat programs show no backslash of an escaped character; in JSON it belongs to the text.
    texts.set(`message ${target}`, target === 'json' ? message : message.replaceAll('\\', ''));
  }
  return texts;
}

describe('with which days a report is compared, and how many they are', () => {
  const report = exampleReport({ compare: true });
  const said = '2026-09-01 to 2026-09-30 (30 days; the report has 31)';

  it('is said by every output for people that shows a change', async () => {
    const texts = await textsOf(report);
    const outputs = ['table', 'markdown', 'html', 'csv-ou', 'xlsx Summary', 'xlsx About'];
    for (const output of [...outputs, 'message slack', 'message teams']) {
      expect(texts.get(output), output).toContain(said);
    }
    // The other sheets have the days once, in the titles of both sides, instead of in every row.
    for (const sheet of ['Comparison', 'Movers', 'Accounts', 'Charge types']) {
      expect(texts.get(`xlsx ${sheet}`), sheet).toMatch(/Before 2026-09\b.*After 2026-10\b/s);
    }
    expect(JSON.parse(texts.get('message json') ?? '')).toMatchObject({
      period: { days: 31 },
      comparedWith: { start: '2026-09-01', end: '2026-10-01', days: 30 },
    });
  });
});

describe('whether a report is reconciled', () => {
  const withStatus = (status: Status, checked: boolean): Report => {
    const example = exampleReport({ compare: true });
    const bills = example.bills.map((bill) => ({
      ...bill,
      source: checked
        ? bill.source
        : { ...bill.source, independentTotal: 'none' as const, independentTotalStatedBy: null },
      reconciliation: {
        ...bill.reconciliation,
        status,
        checks: checked ? bill.reconciliation.checks : [],
      },
    }));
    return { ...example, bills };
  };
  const SENTENCES = ['table', 'markdown', 'html', 'xlsx Summary', 'xlsx About'];
  const CODES = ['csv', 'csv-ou', 'json', 'message json'];

  it.each([
    ['reconciled', true, /Reconciled/, /Reconciled with/],
    ['difference-allowed', true, /Difference allowed/, /Not all of .* is attributed/],
    ['not-checked', false, /Not checked/, /Not checked/],
  ] as const)('as in %s is said by every output', async (status, checked, words, brief) => {
    const texts = await textsOf(withStatus(status, checked));
    for (const output of SENTENCES) expect(texts.get(output), output).toMatch(words);
    expect(texts.get('xlsx Reconciliation')).toMatch(words);
    for (const output of CODES) expect(texts.get(output), output).toContain(status);
    for (const target of ['slack', 'teams']) expect(texts.get(`message ${target}`), target).toMatch(brief);
  });
});
