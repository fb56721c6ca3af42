import { POST_TARGET_NAMES, type PostTarget } from '@ou-cost/contract/options';
import { judgeRules, parseRule, type Report } from '@ou-cost/spend';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { PLAIN_VIEW } from '../shared/view.ts';
import { exampleReport } from '../testing/example-report.ts';
import { messageFor } from './render.ts';
import type { PageReference } from './summary.ts';

/* What holds of a summary, wherever it is posted. */

const NO_PAGE: PageReference = { file: null, link: null };
const CHATS = POST_TARGET_NAMES.filter((target) => target !== 'json');

/** What the targets take at most, in bytes of the whole message. */
const LIMITS: Readonly<Record<PostTarget, number>> = {
  slack: 50 * 3000,
  teams: 28 * 1024,
  json: 1024 * 1024,
};

function judged(report: Report, rules: readonly string[]): Report {
  return { ...report, rules: judgeRules(report, rules.map(parseRule)) };
}

/** Every text in a message on one line, without what the target escapes, aligns or marks. */
function saidIn(message: string): string {
  const texts = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
  };
  return texts(JSON.parse(message))
    .join(' ')
    .replace(/[*`\\]/g, '')
    .replace(/\s+/g, ' ');
}

describe.each(CHATS)('a message to %s', (target) => {
  const said = (report: Report, page = NO_PAGE, locale = 'en-US') =>
    saidIn(messageFor(target, report, page, { ...PLAIN_VIEW, locale }));

  test('says period, comparison, total and its change, each part with its figures, and how it adds up', () => {
    const text = said(exampleReport({ compare: true }));
    for (const fact of [
      '2026-10-01 to 2026-10-31 (UTC)',
      'Compared with',
      'Total (Unblended cost, UnblendedCost)',
      'What moved',
      '1 account rose by 1.00, 6 fell by 10,745.04',
      '14,369.85 USD',
      'Workloads',
      '12,667.72',
      '88.2%',
      'Root’s own accounts',
      'Accounts that left',
      "Reconciled with Cost Explorer's own total",
      'The run cost 0.0',
      exampleReport().runId,
    ]) {
      expect(text, fact).toContain(fact);
    }
  });

  test('says nothing of a comparison that was not made', () => {
    expect(said(exampleReport())).not.toMatch(/Compared|Change/);
  });

  test('has the total of every metric under its name', () => {
    const text = said(exampleReport({ metrics: ['UnblendedCost', 'AmortizedCost'] }));
    expect(text).toMatch(/Unblended cost \(UnblendedCost\):? 14,369\.85 USD/);
    expect(text).toMatch(/Amortized cost \(AmortizedCost\):? [\d,.]+ USD/);
  });

  test.each([
    [{ estimated: true, settled: true }, 'estimated'],
    [{ estimated: false, settled: false }, 'not settled'],
    [{ estimated: false, settled: true }, null],
  ])('says what may still change where a period is %j', (state, words) => {
    const report = exampleReport();
    const text = said({ ...report, periods: report.periods.map((period) => ({ ...period, ...state })) });
    const found = /May still change:? (estimated|not settled)(, not settled)?/.exec(text);
    expect([found?.[1] ?? null, found?.[2] ?? null]).toEqual([words, null]);
  });

  test.each([
    ['difference-allowed', "Not all of Cost Explorer's own total is attributed to accounts"],
    ['not-checked', 'Not checked against a second source'],
  ] as const)('does not call it reconciled where it is %s', (status, words) => {
    const report = exampleReport();
    const bills = report.bills.map((bill) => ({
      ...bill,
      reconciliation: { ...bill.reconciliation, status },
    }));
    const text = said({ ...report, bills });
    expect(text).toContain(words);
    expect(text).not.toContain('Reconciled');
  });

  test('names every rule that holds, with what it found, and none that does not', () => {
    const rules = ['Workloads change < -40%', 'unattributed total > 0', 'total > 99999999'];
    const text = said(judged(exampleReport({ compare: true }), rules));
    expect(text).toContain('Rules that hold: 2');
    expect(text).toMatch(/Workloads change (<|&lt;) -40%/);
    expect(text).toMatch(/unattributed total (>|&gt;) 0/);
    expect(text).not.toContain('99999999');
    expect(said(exampleReport())).not.toContain('Rules that hold');
  });

  test('names the file of the page, or links to it, or neither', () => {
    expect(said(exampleReport(), { ...NO_PAGE, file: 'october.html' })).toContain('Page: october.html');
    const linked = said(exampleReport(), { file: 'october.html', link: 'https://reports.example/1' });
    expect(linked).toContain('https://reports.example/1');
    expect(linked).toContain('Open the report');
    expect(linked).not.toContain('october.html');
    expect(said(exampleReport())).not.toMatch(/Page:|Open the report/);
  });

  test('writes figures as the locale has them', () => {
    expect(said(exampleReport(), NO_PAGE, 'de-DE')).toContain('14.369,85 USD');
    expect(said(exampleReport(), NO_PAGE, 'ja-JP')).toContain('14,369.85 USD');
  });

  test('counts the rules and findings for which there was no room', () => {
    const rules = Array.from({ length: 40 }, (_, at) => `any-ou total > -${at + 50}`);
    expect(said(judged(exampleReport({ name: '&'.repeat(128) }), rules))).toMatch(/and \d+ more lines/);
  });
});

/** A report of 40 units and 20 rules, one of which cannot be judged, in which every name is the same. */
function crowded(name: string): Report {
  const report = exampleReport({ compare: true, name });
  const [root, unit] = report.organizationalUnits;
  if (root === undefined || unit === undefined) throw new Error('the example has lost its units');
  const many = Array.from({ length: 40 }, (_, at) => ({ ...unit, id: `ou-${at}`, depth: 1 }));
  const rules = Array.from({ length: 20 }, (_, at) => `any-ou total > -${at + 50}`);
  const notes = [{ code: 'rule-not-judged', message: `'${name}' is not there` }];
  return judged({ ...report, notes, organizationalUnits: [root, ...many] }, rules);
}

test.each(['n'.repeat(128), '名'.repeat(128)])(
  'no line of a table in Slack is too wide with the name %s',
  (name) => {
    const { blocks } = JSON.parse(messageFor('slack', crowded(name), NO_PAGE, PLAIN_VIEW));
    const tables = blocks.map(({ text }: { text?: { text: string } }) => text?.text ?? '').slice(-4);
    for (const line of tables.join('\n').split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  },
);

describe.each(POST_TARGET_NAMES)('whatever the names, a message to %s', (target) => {
  test.each(['&', '<', '`', '"', '\\', '\u0000', '名', '👩‍👩‍👧‍👦', '\ud800'])(
    'keeps within what the target takes with 128 times %j',
    (character) => {
      const report = crowded(character.repeat(128).slice(0, 128));
      const page = { file: 'page.html', link: `https://reports.example/${'&'.repeat(1_000)}` };
      for (const top of [null, 100]) {
        const message = messageFor(target, report, page, { ...PLAIN_VIEW, top });
        expect(Buffer.byteLength(message)).toBeLessThan(LIMITS[target]);
        const { blocks = [] } = JSON.parse(message);
        expect(blocks.length).toBeLessThanOrEqual(50);
        for (const { text, elements: [context] = [] } of blocks) {
          expect(text?.text.length ?? 0).toBeLessThanOrEqual(3000);
          expect(context?.text.length ?? 0).toBeLessThanOrEqual(3000);
        }
      }
    },
  );

  test.each(['n', '名'.repeat(128)])('lists or counts every unit, however much room %s takes', (name) => {
    for (const top of [null, 100]) {
      const report = crowded(name);
      const texts = messageFor(target, report, NO_PAGE, { ...PLAIN_VIEW, top });
      const listed = LISTED[target](texts);
      // 40 units, what is directly in the root, and the accounts that left.
      expect(listed.shown + listed.counted).toBe(42);
      expect(listed.shown).toBeLessThanOrEqual(top === null ? 10 : 25);
    }
  });
});

/** How many parts of the total a message lists, and how many it counts. */
const LISTED: Readonly<Record<PostTarget, (message: string) => { shown: number; counted: number }>> = {
  slack: (message) => {
    const { blocks }: { blocks: { text?: { text: string } }[] } = JSON.parse(message);
    const table = blocks.map(({ text }) => text?.text ?? '').find((text) => text.includes('Of total')) ?? '';
    const rows = table.split('\n').filter((line) => !/^and \d+ more /.test(line));
    return { shown: rows.join('\n').match(/\d%(?=\s)/g)?.length ?? 0, counted: countedIn(table) };
  },
  teams: (message) => {
    const [card] = JSON.parse(message).attachments;
    const body: { type: string; rows?: unknown[] }[] = card.content.body;
    const at = body.findIndex(({ type }) => type === 'Table');
    const { rows = [] } = body[at] ?? {};
    const counted = countedIn(JSON.stringify(rows));
    return { shown: rows.length - (counted === 0 ? 1 : 2), counted };
  },
  json: (message) => {
    const { parts, moreParts }: { parts: unknown[]; moreParts: number } = JSON.parse(message);
    return { shown: parts.length, counted: moreParts };
  },
};

function countedIn(text: string): number {
  return Number(/and (\d+) more/.exec(text)?.[1] ?? 0);
}
