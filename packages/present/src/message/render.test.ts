import { judgeRules, parseRule } from '@ou-cost/spend';
import { describe, expect, test } from 'vitest';
import { PLAIN_VIEW } from '../shared/view.ts';
import { exampleReport } from '../testing/example-report.ts';
import { messageFor } from './render.ts';
import { summaryOf } from './summary.ts';

const EXAMPLE = exampleReport({ compare: true });
const RULES = ['Workloads change < -40%', 'unattributed total > 0'].map(parseRule);
const REPORT = { ...EXAMPLE, rules: judgeRules(EXAMPLE, RULES) };
const NO_PAGE = { file: null, link: null };

describe('the summary', () => {
  test('has the total and its parts, largest first, which add up to it', () => {
    const { totals, parts, moreParts } = summaryOf(EXAMPLE, PLAIN_VIEW);
    expect(totals.map(({ amount }) => amount)).toEqual(['14369.8500000001']);
    expect(parts.map(({ kind, unit, amount, share }) => [kind, unit, amount, share])).toEqual([
      ['organizational-unit', 'Workloads', '12667.7200000001', '88.2'],
      ['root', 'Root', '1620.875', '11.3'],
      ['organizational-unit', 'Platform', '81.005', '0.6'],
      ['unattributed', '', '0.25', '0.0'],
    ]);
    expect(moreParts).toBe(0);
  });

  test('adds the periods of a report', () => {
    const { totals } = summaryOf(exampleReport({ months: 2 }), PLAIN_VIEW);
    expect(totals[0]?.amount).toBe('26553.4428901236');
  });

  test('lists ten parts and counts the others', () => {
    const [root, unit] = EXAMPLE.organizationalUnits;
    if (root === undefined || unit === undefined) throw new Error('the example has lost its units');
    const many = Array.from({ length: 15 }, (_, at) => ({ ...unit, id: `ou-${at}`, depth: 1 }));
    const report = { ...exampleReport(), organizationalUnits: [root, ...many] };
    const { parts, moreParts } = summaryOf(report, PLAIN_VIEW);
    expect([parts.length, moreParts]).toEqual([10, 7]);
    // Six units of 81.005 and 0.25 of the accounts that left, of 14,369.85 in total.
    const rest = ['and 7 more', '486.28', '3.4%'];
    expect(messageFor('slack', report, NO_PAGE, PLAIN_VIEW)).toMatch(new RegExp(rest.join(' +')));
    const texts = [...messageFor('teams', report, NO_PAGE, PLAIN_VIEW).matchAll(/"text":"([^"]*)"/g)];
    expect(texts.map(([, text]) => text).join('|')).toContain(rest.join('|'));
  });

  test('the parts that are not listed are one row with the sum of their changes too', () => {
    const summary = summaryOf(EXAMPLE, { ...PLAIN_VIEW, top: 1 });
    const others = summary.allParts.slice(1);
    expect(others.map(({ amount }) => amount)).toEqual(['1620.875', '81.005', '0.25']);
    expect(summary.sumOf(others).amount).toBe('1702.13');
    const changes = others.map(({ change }) => Number(change?.change));
    expect(Number(summary.sumOf(others).change?.change)).toBeCloseTo(
      changes.reduce((sum, change) => sum + change, 0),
      6,
    );
    const message = messageFor('slack', EXAMPLE, NO_PAGE, { ...PLAIN_VIEW, top: 1 });
    expect(message).toMatch(/and 3 more +1,702\.13 +11\.8% +[-+]/);
  });

  test('leaves out a link for which Slack has no room, and names the file instead', () => {
    const page = { file: 'report.html', link: `https://reports.example/${'a'.repeat(3_000)}` };
    const message = messageFor('slack', REPORT, page, PLAIN_VIEW);
    expect(message).not.toContain('reports.example');
    expect(message).toContain('Page: `report.html`');
  });

  test.each(['slack', 'teams'] as const)(
    'tells %s the link instead of the file, where there is one',
    (target) => {
      const page = { file: 'report.html', link: 'https://reports.example/october?a=1&b=2|3' };
      const message = JSON.stringify(JSON.parse(messageFor(target, REPORT, page, PLAIN_VIEW)));
      expect(message).toContain(
        target === 'slack'
          ? '<https://reports.example/october?a=1&amp;b=2%7C3|Open the report>'
          : '"url":"https://reports.example/october?a=1&b=2|3"',
      );
      expect(message).not.toContain('report.html');
    },
  );

  test('follows the locale', () => {
    expect(messageFor('slack', REPORT, NO_PAGE, { ...PLAIN_VIEW, locale: 'de-DE' })).toContain(
      '14.369,85 USD',
    );
    expect(messageFor('teams', REPORT, NO_PAGE, { ...PLAIN_VIEW, locale: 'de-DE' })).toContain(
      '14.369,85 USD',
    );
  });

  test('keeps within what Slack takes however many rules hold', () => {
    const names = exampleReport({ compare: true, name: '&'.repeat(128) });
    const rules = Array.from({ length: 40 }, (_, at) => parseRule(`any-ou total > -${at + 50}`));
    const message = messageFor('slack', { ...names, rules: judgeRules(names, rules) }, NO_PAGE, PLAIN_VIEW);
    for (const { text } of JSON.parse(message).blocks) {
      expect(text?.text.length ?? 0).toBeLessThanOrEqual(3000);
    }
    expect(message).toMatch(/and \d+ more lines/);
  });
});
