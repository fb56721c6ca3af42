import { archiveIndexIn } from '@ou-cost/contract/archive';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf, exampleIndex } from '../testing/example-index.ts';
import { renderArchiveIndex } from './index.ts';
import { groupsOf } from './months.ts';

const WRITING = { language: 'en', locale: 'en-US' } as const;
const indexOf = (...entries: readonly ReturnType<typeof entryOf>[]) => ({
  schema: 'ou-cost/archive-index@1' as const,
  entries: [...entries],
  missing: 0,
});
const textOf = (html: string) =>
  html.replaceAll(/<style>.*?<\/style>|<script.*?<\/script>/gs, '').replaceAll(/<[^>]*>/g, ' ');

describe('the months of an index', () => {
  it('are those of one organization and currency, the newest first, each by its newest report of the whole bill', () => {
    const [acme, other, ...none] = groupsOf(exampleIndex());
    expect(none).toEqual([]);
    expect([acme?.currency, other?.currency]).toEqual(['USD', 'JPY']);
    expect(acme?.months.map(({ start }) => start.slice(0, 7))).toEqual([
      ...['2026-11', '2026-09', '2026-08', '2026-07', '2026-06', '2026-05', '2026-04', '2026-03'],
      ...['2026-02', '2026-01'],
    ]);
    const september = acme?.months[1];
    expect(september?.shown.runId).toBe('ou-cost-20261012T050000Z-0a1b2c');
    expect(september?.runs).toHaveLength(2);
    expect(acme?.others.map(({ runId }) => runId)).toEqual(['quarter']);
  });

  it('are compared with the month before, exactly, where both are of the whole bill', () => {
    const months = (...entries: readonly ReturnType<typeof entryOf>[]) =>
      groupsOf(indexOf(...entries))[0]?.months.map(({ change }) => change);
    expect(months(entryOf('2026-09', '0.1'), entryOf('2026-10', '0.3'))).toEqual([
      { amount: '0.2', percent: '200.00' },
      null,
    ]);
    expect(months(entryOf('2026-12', '0'), entryOf('2027-01', '-5'))).toEqual([
      { amount: '-5', percent: null },
      null,
    ]);
    const part = { isWhole: false };
    expect(months(entryOf('2026-08', '1'), entryOf('2026-10', '2'))).toEqual([null, null]);
    expect(months(entryOf('2026-09', '1', part), entryOf('2026-10', '2'))).toEqual([null, null]);
  });

  it('are those of one question: a report by another metric or of a view does not stand in for one of the bill', () => {
    const months = ['2026-09', '2026-10'].map((month, at) => entryOf(month, `${at + 1}`));
    const later = { runId: 'later', generatedAt: '2026-12-01T00:00:00Z' };
    const amortized = {
      totals: [
        { metric: 'AmortizedCost' as const, amount: '9' },
        { metric: 'UnblendedCost' as const, amount: '2' },
      ],
    };
    const billingView = 'arn:aws:billing::111111111111:billingview/team';
    const index = indexOf(
      entryOf('2026-10', '9', { ...later, ...amortized }),
      entryOf('2026-10', '0.5', { ...later, billingView }),
      ...months,
    );
    expect(
      groupsOf(index).map((group) => [
        group.metric,
        group.billingView,
        group.months.map(({ shown, runs, change }) => [shown.totals[0]?.amount, runs.length, change?.amount]),
      ]),
    ).toEqual([
      [
        'UnblendedCost',
        null,
        [
          ['2', 1, '1'],
          ['1', 1, undefined],
        ],
      ],
      ['AmortizedCost', null, [['9', 1, undefined]]],
      ['UnblendedCost', billingView, [['0.5', 1, undefined]]],
    ]);
    const headings = [...renderArchiveIndex(index, WRITING).matchAll(/<h2>(.*?)<\/h2>/g)].map(([, one]) =>
      textOf(one ?? ''),
    );
    expect(headings.map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      'o-ab12cd34ef Unblended cost, USD',
      'o-ab12cd34ef Amortized cost, USD',
      `o-ab12cd34ef Unblended cost, USD, Billing view: ${billingView}`,
    ]);
  });

  it('are shown by the newest report where none is of the whole bill', () => {
    const older = entryOf('2026-10', '1', { isWhole: false });
    const newer = entryOf('2026-10', '2', {
      isWhole: false,
      runId: 'later',
      generatedAt: '2026-11-09T00:00:00Z',
    });
    expect(groupsOf(indexOf(newer, older))[0]?.months[0]?.shown.runId).toBe('later');
  });
});

describe('the page of an index', () => {
  it('has totals, changes, state, what was restated, and ways to every file', () => {
    const html = renderArchiveIndex(exampleIndex(), WRITING);
    const text = textOf(html).replaceAll(/\s+/g, ' ');
    expect(text).toContain('13 reports in this archive');
    expect(text).toContain(
      '50,180.12 +1,379.12 (+2.83%) Reconciled settled +60.00 USD since the earlier report',
    );
    expect(text).toContain('21,007.50 Not known Difference allowed estimated not settled');
    expect(text).toContain('highest 50,180.12 USD in September 2026, lowest 21,007.50 USD in November 2026');
    expect(text).toContain('2 more reports are in the archive and not shown here');
    expect(html).toContain(
      'href="reports/o-ab12cd34ef/2026-09/ou-cost-20261007T050000Z-d4e5f6/report.json">the earlier report</a>',
    );
    for (const { folder, files } of exampleIndex().entries)
      for (const file of files) expect(html).toContain(`href="${folder}/${file}"`);
  });

  it('says by how much a month has changed since it was first read, however often it was read since', () => {
    const read = (day: number, amount: string, change: string | null) =>
      entryOf('2026-10', amount, {
        runId: `run-${day}`,
        generatedAt: `2026-11-1${day}T00:00:00Z`,
        folder: `reports/o-ab12cd34ef/2026-10/run-${day}`,
        restatement:
          change === null
            ? null
            : {
                of: `run-${day - 1}`,
                months: ['2026-10-01'],
                changes: [{ metric: 'UnblendedCost', amount: change }],
              },
      });
    const part = { ...read(0, '7', null), isWhole: false };
    const since = (...entries: readonly ReturnType<typeof entryOf>[]) =>
      /(?:\S+ USD since <a class="link" href="\S+?\/(run-\d)\/)|>No</.exec(
        renderArchiveIndex(indexOf(...entries), WRITING),
      );
    const runs = [read(1, '100', null), read(2, '110', '10'), read(3, '115', '5'), read(4, '115', null)];
    expect(since(part, ...runs)?.[0]).toMatch(/\+15\.00 USD since .*\/run-1\/$/);
    expect(since(...runs, read(5, '100', '-15'))?.[0]).toBe('>No<');
    expect(since(part, read(1, '110', '10'))?.[0]).toContain('+10.00 USD since');
  });

  it('is the same for the same reports in any order', () => {
    const { entries, ...rest } = exampleIndex();
    const turned = renderArchiveIndex({ ...rest, entries: entries.toReversed() }, WRITING);
    const shown = (html: string) => html.slice(0, html.indexOf('<script'));
    expect(shown(turned)).toBe(shown(renderArchiveIndex(exampleIndex(), WRITING)));
  });

  it('says that there is no report', () => {
    const html = renderArchiveIndex(indexOf(), WRITING);
    expect(textOf(html)).toContain('There is no report yet.');
    expect(archiveIndexIn(html, 'index')).toEqual(indexOf());
  });

  it('whatever texts are in it, has no element, address or script of theirs, and reads back', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('</script>', '<!--', '..', '../..', '\'"><a href=javascript:x>'),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (runId, file, currency) => {
        const entry = entryOf('2026-10', '1', {
          ...{ runId, currency, files: [file] },
          folder: `reports/o-ab12cd34ef/2026-10/${runId}`,
          restatement: {
            of: `not ${runId}`,
            months: [],
            changes: [{ metric: 'UnblendedCost', amount: '1' }],
          },
        });
        const html = renderArchiveIndex(indexOf(entry), WRITING);
        expect(archiveIndexIn(html, 'index')).toEqual(indexOf(entry));
        const parts = [...entry.folder.split('/'), file];
        const links = parts.some((part) => ['', '.', '..'].includes(part)) ? [] : ['<a', '<a'];
        expect(html.match(/<(?:script|a|img|iframe|object)\b/g)).toEqual([...links, '<script']);
        for (const [, href] of html.matchAll(/href="([^"]*)"/g))
          expect(href).toMatch(/^reports\/o-ab12cd34ef\/2026-10\/[\w.~%!*'()&#;/-]+$/);
      }),
      { numRuns: 200 },
    );
  });
});
