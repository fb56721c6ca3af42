import type { HistoryOverview, HistoryOverviews } from '@ou-cost/spend';
import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import { PLAIN } from '../shared/terminal.ts';
import { historyTable } from './table.ts';

const unit = (id: string, ...path: string[]) => ({ id, path, formerNames: [], deletedOn: null });

const ACME: HistoryOverview = {
  organizationId: 'o-acme000001',
  firstKnownOn: '2026-08-28',
  lastSeenOn: '2026-11-03',
  unobserved: [{ from: '2026-09-02', to: '2026-10-19' }],
  changes: [
    {
      on: '2026-10-05',
      since: null,
      kind: 'moved',
      accountId: '111111111111',
      name: 'Shop',
      from: 'ou-a',
      to: 'ou-b',
    },
    {
      on: '2026-10-20',
      since: '2026-09-01',
      kind: 'left',
      accountId: '222222222222',
      name: 'Old',
      organizationalUnitId: 'ou-a',
    },
    {
      on: '2026-10-20',
      since: null,
      kind: 'joined',
      accountId: '333333333333',
      name: '333333333333',
      organizationalUnitId: null,
    },
    {
      on: '2026-10-21',
      since: '2026-10-20',
      kind: 'closed',
      accountId: '111111111111',
      name: 'Shop',
      organizationalUnitId: 'ou-b',
    },
    {
      on: '2026-10-22',
      since: null,
      kind: 'renamed',
      organizationalUnitId: 'ou-b',
      name: 'R/D',
      from: 'Lab',
      to: 'R/D',
    },
    { on: '2026-10-23', since: null, kind: 'created', organizationalUnitId: 'ou-a', name: 'Prod' },
    { on: '2026-10-24', since: null, kind: 'deleted', organizationalUnitId: 'ou-gone', name: 'ou-gone' },
  ],
  organizationalUnits: [
    unit('ou-a', 'Root', 'Prod'),
    unit('ou-b', 'Root', 'R/D'),
    unit('ou-gone', 'Root', 'ou-gone'),
  ],
};

const overviews = (...organizations: HistoryOverview[]): HistoryOverviews => ({
  schema: 'ou-cost/history@1',
  producer: 'ou-cost test',
  generatedAt: '2026-11-08T09:00:00Z',
  from: '2026-10-01',
  to: '2026-10-31',
  organizations,
});

test('each change is a line with its day, names as paths and ids', () => {
  expect(historyTable(overviews(ACME), PLAIN)).toBe(`Organization o-acme000001, 2026-10-01 to 2026-10-31 (UTC)
Known from 2026-08-28 on. The tree was last seen on 2026-11-03.
From 2026-09-02 to 2026-10-19 nobody looked: what moved and came back is not known.

2026-10-05  Shop (111111111111) moved from Prod (ou-a) to R\\/D (ou-b)
2026-10-20 (seen then; since 2026-09-01)  Old (222222222222) left, last in Prod (ou-a)
2026-10-20  333333333333 joined
2026-10-21  Shop (111111111111) was closed, in R\\/D (ou-b)
2026-10-22  R\\/D (ou-b) was renamed from Lab to R/D
2026-10-23  Prod (ou-a) was created
2026-10-24  ou-gone was deleted
`);
});

test('where nothing happened, that is said of each organization', () => {
  const { firstKnownOn: _, ...rest } = ACME;
  const quiet = { ...rest, firstKnownOn: null, unobserved: [], changes: [] };
  expect(historyTable(overviews(quiet, { ...quiet, organizationId: 'o-other00001' }), PLAIN)).toBe(
    `Organization o-acme000001, 2026-10-01 to 2026-10-31 (UTC)
The tree was last seen on 2026-11-03.

Nothing happened, as far as it is known.

Organization o-other00001, 2026-10-01 to 2026-10-31 (UTC)
The tree was last seen on 2026-11-03.

Nothing happened, as far as it is known.
`,
  );
});

test('no name acts on the terminal, and no line is wider than it', () => {
  const hostile = { ...ACME, changes: ACME.changes.map((one) => ({ ...one, name: '\u001b[31mred\u202e' })) };
  const text = historyTable(overviews(hostile), { columns: 40, colors: createColors(false) });
  for (const active of ['\u001b', '\u202e']) expect(text).not.toContain(active);
  expect(text).toContain('\\u{1b}[31mred');
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
});
