import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { decodeRequest } from '@ou-cost/contract';
import { PLAIN_VIEW, rendered } from '@ou-cost/present';
import { messageFor } from '@ou-cost/present/message';
import { type Scenario, writeScenario } from '@ou-cost/sandbox';
import {
  type IndependentTotal,
  type LedgerTotal,
  parseDecimal,
  type Report,
  type ReportPorts,
  reportSpend,
} from '@ou-cost/spend';
import { beforeAll, describe, expect, it } from 'vitest';
import { SETTINGS } from '../../packages/spend/src/testing/bill.ts';
import { soleBill } from '../../packages/spend/src/testing/reports.ts';
import { reportFrom } from '../support/files/reports.ts';
import { temporaryFolder } from '../support/files/temporary-folder.ts';
import type { Question } from '../support/in-process/adapters.ts';
import { FocusFileLedger } from '../support/numbers/focus-file-ledger.ts';
import { focusSql, type SqlRow } from '../support/numbers/focus-sql.ts';
import { type Sums, sumKey, withoutZeros } from '../support/numbers/ledger-sums.ts';
import { partsOf } from '../support/numbers/report-figures.ts';
import { tenDecimals } from '../support/numbers/ten-decimals.ts';
import { TODAY, WHOLE_BILL } from '../support/scenarios/generated.ts';
import { listingOf } from '../support/scenarios/listing.ts';
import { enterprise } from '../support/scenarios/shipped.ts';
import { placementsIn } from '../support/scenarios/tree.ts';

/*
 * Another source of spend than Cost Explorer needs an adapter only: the domain, the outputs and the contract make a
 * report of it that is right and whose sentences name it.
 */

const SOURCE = 'the file october.csv';
const TEXTS = ['table', 'markdown', 'html', 'json', 'csv', 'csv-ou'] as const;
const MONTHS = ['2026-09-01', '2026-11-01'] as const;

let scenario: Scenario;
let file: string;
let sql: (text: string) => Promise<readonly SqlRow[]>;

beforeAll(async () => {
  scenario = await enterprise();
  const folder = temporaryFolder('focus-file');
  await writeScenario(scenario, folder);
  file = join(folder, 'october.csv');
  // Of the scenario's fourteen months three are enough, and are read in less time.
  const [header = '', ...lines] = readFileSync(join(folder, 'ledger.csv'), 'utf8').split('\n');
  const kept = lines.filter((line) => /,2026-(09|10|11)-\d\dT/.test(line));
  writeFileSync(file, [header, ...kept].join('\n'));
  sql = await focusSql(file, MONTHS, placementsIn(scenario.organization.root));
});

function reportOn(independentTotal: IndependentTotal, question: Question = {}): Promise<Report> {
  const ports: ReportPorts = {
    directory: { read: async () => listingOf(scenario) },
    ledger: new FocusFileLedger(file, SOURCE, independentTotal),
    clock: { now: () => Date.parse(`${TODAY}T12:00:00Z`) },
    meter: { usage: () => ({ requests: {}, throttled: 0, retries: 0, charges: [] }) },
  };
  return reportSpend(ports, decodeRequest({ ...WHOLE_BILL, ...question }).report, SETTINGS);
}

/** The text of a report in each output and in each kind of message. */
async function textsOf(report: Report): Promise<ReadonlyMap<string, string>> {
  const view = PLAIN_VIEW;
  const texts = new Map<string, string>();
  for (const output of TEXTS) {
    const pieces = await rendered(output, report, view);
    // The page's program is the same for every report, and has the words for every source.
    texts.set(output, [...pieces].join('').replace(/<script>[\s\S]*?<\/script>/, ''));
  }
  const workbook = read(await rendered('xlsx', report, view));
  texts.set(
    'xlsx',
    Object.values(workbook.Sheets)
      .map((sheet) => utils.sheet_to_csv(sheet))
      .join('\n'),
  );
  for (const target of ['slack', 'teams', 'json'] as const)
    texts.set(`message for ${target}`, messageFor(target, report, { file: null, link: null }, view));
  return texts;
}

/** The sums in rows with a month and a charge type, with the keys of `ledger-sums.ts`. */
function sumsOf(rows: readonly SqlRow[]): Record<string, bigint> {
  const sums: Sums = new Map();
  for (const { month = '', part = '', unblended = '', amortized = '' } of rows) {
    sums.set(sumKey('UnblendedCost', month, part), exact(unblended));
    sums.set(sumKey('AmortizedCost', month, part), exact(amortized));
  }
  return withoutZeros(sums);
}

/** An amount that DuckDB writes with eleven decimals, of which the last is zero. */
function exact(text: string): bigint {
  return tenDecimals(text.replace(/\.?0+$/, ''));
}

const SUMS = 'sum(unblended) as unblended, sum(amortized) as amortized';

describe('a ledger that reads one FOCUS file and has no independent total', () => {
  let report: Report;
  let texts: ReadonlyMap<string, string>;

  beforeAll(async () => {
    report = await reportOn({ kind: 'none' });
    texts = await textsOf(report);
  });

  it('makes a report whose total for each unit, month and charge type is the sum of the file', async () => {
    const rows = Map.groupBy(
      await sql(`select unit, month, part, ${SUMS} from bill join placement using (account) group by all`),
      ({ unit = '' }) => unit,
    );
    expect(report.organizationalUnits.length).toBeGreaterThan(20);
    for (const { id, name, total } of report.organizationalUnits)
      expect(partsOf(total, report), name).toEqual(sumsOf(rows.get(id) ?? []));
    const whole = await sql(`select month, part, ${SUMS} from bill group by all`);
    expect(partsOf(report.total, report)).toEqual(sumsOf(whole));
    expect(report.unattributed.accountIds.length).toBeGreaterThan(0);
  });

  it('makes a report that the contract accepts, that names the source and that is not reconciled', () => {
    const bill = soleBill(reportFrom(texts.get('json') ?? ''));
    expect(bill.source).toEqual({
      kind: 'exports',
      name: SOURCE,
      billingView: null,
      independentTotal: 'none',
      independentTotalStatedBy: null,
    });
    expect(bill.reconciliation).toMatchObject({ status: 'not-checked', checks: [] });
    expect(report.query.unknownRecordTypes).toEqual(['Adjustment']);
  });

  it('is named in the sentence that says that the report was not checked', () => {
    const sentence = `Not checked against a second source: ${SOURCE} has no independent total.`;
    for (const output of ['table', 'markdown', 'html']) expect(texts.get(output), output).toContain(sentence);
    for (const target of ['slack', 'teams'])
      expect(texts.get(`message for ${target}`)).toContain('Not checked against a second source');
  });

  it.each<[string, Question]>([
    ['of the whole organization', {}],
    [
      'of one unit, compared with the month before',
      { ou: ['Workloads'], period: '2026-10', compare: 'previous' },
    ],
    ['by service and day', { by: 'service', period: 'last-3-days', granularity: 'daily' }],
  ])('is never called Cost Explorer or reconciled in a report %s', async (_, question) => {
    for (const [output, text] of await textsOf(await reportOn({ kind: 'none' }, question))) {
      expect(text.match(/.{0,80}Cost Explorer.{0,80}/)?.[0], output).toBeUndefined();
      const sentences = text.replaceAll('"reconciled":false', '');
      expect(sentences.match(/.{0,80}\breconciled\b.{0,80}/i)?.[0], output).toBeUndefined();
    }
  });

  it('gives the same totals by service', async () => {
    const byService = await reportOn({ kind: 'none' }, { by: 'service' });
    for (const metric of report.query.metrics)
      expect(byService.total[metric]?.amounts).toEqual(report.total[metric]?.amounts);
  });
});

describe('a ledger that reads one FOCUS file and is held against another source', () => {
  const STATED_BY = 'the invoice of October';

  /** The totals of the months in SQL, increased by a difference. */
  function statedTotals(difference: string): IndependentTotal {
    const read = async (): Promise<LedgerTotal[]> => {
      const rows = await sql(`
        select month, sum(unblended) + ${difference} as unblended, sum(amortized) + ${difference} as amortized
        from bill group by month order by month`);
      return rows.map(({ month = '', unblended = '', amortized = '' }, at) => ({
        start: month,
        end: rows[at + 1]?.['month'] ?? MONTHS[1],
        estimated: false,
        currency: 'USD',
        amounts: [unblended, amortized].map((text) => parseDecimal(text) ?? { units: 0n, scale: 0 }),
      }));
    };
    return { kind: 'other-source', statedBy: STATED_BY, read };
  }

  it('makes a report that is reconciled with the total of that source, which it names', async () => {
    const report = await reportOn(statedTotals('0'));
    const { source, reconciliation } = soleBill(report);
    expect(source).toMatchObject({
      independentTotal: 'other-source',
      independentTotalStatedBy: STATED_BY,
    });
    expect(reconciliation).toMatchObject({ status: 'reconciled' });
    expect(reconciliation.checks).toHaveLength(4);
    const texts = await textsOf(report);
    for (const output of ['table', 'markdown', 'html'])
      expect(texts.get(output), output).toMatch(
        /Reconciled: the sum of all accounts is the total of the invoice of October/,
      );
    for (const [output, text] of texts) expect(text, output).not.toContain('Cost Explorer');
  });

  it('fails the run on a difference, or has it in a line of its own that names the other source', async () => {
    const stated = statedTotals('29.5');
    await expect(reportOn(stated)).rejects.toMatchObject({
      code: 'NotReconciled',
      message: expect.not.stringContaining('Cost Explorer'),
    });
    const report = await reportOn(stated, { allowUnattributedDifference: true });
    expect(report.notAttributedBySource?.UnblendedCost?.amounts).toEqual(['29.5', '29.5']);
    const texts = await textsOf(report);
    for (const output of ['table', 'markdown', 'html'])
      expect(texts.get(output), output).toContain(`Only in the total of ${STATED_BY}`);
    for (const [output, text] of texts) {
      expect(text, output).not.toContain('Cost Explorer');
      expect(text, output).not.toContain('Reconciled');
    }
  });
});
