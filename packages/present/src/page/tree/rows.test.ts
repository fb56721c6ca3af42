import { describe, expect, test } from 'vitest';
import { pagePayload } from '../../html/payload/data.ts';
import { PLAIN_VIEW } from '../../shared/view.ts';
import { exampleReport } from '../../testing/example-report.ts';
import { wordsIn } from '../../words/index.ts';
import { figuresOf } from '../figures/measure.ts';
import { type SpendNode, spendTree } from '../figures/nodes.ts';
import type { Sort } from '../view-state.ts';
import { type TableRow, tableRows } from './rows.ts';
import { openAtFirst, orderBy, visibleRows } from './visible-rows.ts';

const payload = pagePayload(exampleReport({ months: 2, compare: true }), PLAIN_VIEW);
const tree = spendTree(payload);
const figures = figuresOf(payload, { metric: 0, choice: payload.firstChoice, part: 'net' });
const unit = (id: string) => tree.units.get(id) ?? null;

const LARGEST: Sort = { column: 'now', isDescending: true };

function rowsOf(focus: SpendNode | null = null, departedCount = 1) {
  return tableRows(
    {
      ...{ focus, root: tree.root, departed: tree.departed, departedCount },
      ...{ total: payload.total, unattributed: payload.unattributed },
    },
    wordsIn('en').shared.tree,
  );
}

function shown(
  open: readonly string[],
  sort = LARGEST,
  focus: SpendNode | null = null,
  top: number | null = null,
): string[] {
  const order = orderBy(sort, figures, 'en-US');
  const layout = { open: new Set(open), order, top, more: (count: number) => `${count} more` };
  return visibleRows(rowsOf(focus), layout).map(
    ({ row, level, isOpen }) =>
      `${'  '.repeat(level)}${isOpen === null ? '' : isOpen ? '- ' : '+ '}${row.name}`,
  );
}

describe('the rows of the table', () => {
  test('are the units below the root, its own accounts, and the sums that close the table', () => {
    // Workloads 23,757.70; the payer 1,200 + 310.40 + 1,200 + 322.75 + 98.125; Platform 77.7 + 80 + 1.005
    expect(shown([])).toEqual([
      '+ Workloads',
      '+ Root’s own accounts',
      '+ Platform',
      'In units',
      '+ Accounts that left',
      'Total',
    ]);
  });

  test('open to accounts and units among each other, the largest first', () => {
    expect(shown(['ou-ab12-platform', 'ou-ab12-platprod', 'r-ab12/own', 'departed'])).toEqual([
      '+ Workloads',
      '- Root’s own accounts',
      '  payer',
      '- Platform',
      '  - Prod',
      '    + Prod’s own accounts',
      '    + 東京リージョン',
      'In units',
      '- Accounts that left',
      '  old-shop',
      'Total',
    ]);
  });

  test('are those of the unit that the page is about, with its sum', () => {
    expect(shown([], LARGEST, unit('ou-ab12-workload'))).toEqual(['+ Prod', '+ R&D / Test', 'Workloads']);
    expect(shown([], LARGEST, unit('ou-ab12-workprod'))).toEqual(['shop-prod', '決済-本番', 'Prod']);
    expect(shown([], LARGEST, tree.accounts.get('222222222222'))).toEqual(['shop-prod']);
  });

  test('have no line for accounts that left where there are none', () => {
    expect(rowsOf(null, 0).closing.map(({ name }) => name)).toEqual(['Total']);
  });

  test.each([
    ['name', false, ['Platform', 'Root’s own accounts', 'Workloads']],
    ['name', true, ['Workloads', 'Root’s own accounts', 'Platform']],
    ['now', false, ['Platform', 'Root’s own accounts', 'Workloads']],
    // The changes are +2,077.73, +110.47 and +3.30.
    ['change', true, ['Workloads', 'Root’s own accounts', 'Platform']],
    ['size', true, ['Workloads', 'Root’s own accounts', 'Platform']],
    ['percent', false, ['Platform', 'Root’s own accounts', 'Workloads']],
    ['before', true, ['Workloads', 'Root’s own accounts', 'Platform']],
  ] as const)('by %s, descending %s, are sorted among siblings only', (column, isDescending, names) => {
    const rows = shown([], { column, isDescending }).map((name) => name.replace('+ ', ''));
    expect(rows).toEqual([...names, 'In units', 'Accounts that left', 'Total']);
  });
});

describe('rows beyond the top', () => {
  test('are one row with their sum, which opens to them', () => {
    expect(shown([], LARGEST, null, 1)).toEqual([
      '+ Workloads',
      '+ 2 more',
      'In units',
      '+ Accounts that left',
      'Total',
    ]);
    expect(shown(['more'], LARGEST, null, 1)).toEqual([
      '+ Workloads',
      '- 2 more',
      '  + Root’s own accounts',
      '  + Platform',
      'In units',
      '+ Accounts that left',
      'Total',
    ]);
    // One that is left over alone takes no more room than a row for it would.
    expect(shown([], LARGEST, null, 2)).toEqual(shown([]));
  });

  test('have the sum of what they stand for, in every period and part', () => {
    const order = orderBy(LARGEST, figures, 'en-US');
    const layout = { open: new Set<string>(), order, top: 1, more: String };
    const more = visibleRows(rowsOf(), layout).find(({ row }) => row.kind === 'more')?.row;
    for (const [choice] of payload.choices.entries()) {
      for (const part of ['net', 'gross', ...payload.parts.keys()] as const) {
        const amount = (row: TableRow | undefined) =>
          Number(figuresOf(payload, { metric: 0, choice, part }).amount(row?.total ?? 0));
        const sum = (more?.children() ?? []).reduce((total, row) => total + amount(row), 0);
        expect(amount(more)).toBeCloseTo(sum, 8);
      }
    }
  });
});

test('by size, the largest change comes first, whichever way it went', () => {
  const fallen = pagePayload(exampleReport({ compare: true }), PLAIN_VIEW);
  const { root } = spendTree(fallen);
  const order = (column: 'size' | 'change') => {
    const measure = { metric: 0, choice: fallen.firstChoice, part: 'net' } as const;
    const { rows } = tableRows(
      { focus: null, root, departed: [], departedCount: 0, total: 0, unattributed: 0 },
      wordsIn('en').shared.tree,
    );
    return orderBy(
      { column, isDescending: true },
      figuresOf(fallen, measure),
      'en-US',
    )(rows).map(({ name }) => name);
  };
  // The changes are −8,965.42, −1,379.12 and −319.50.
  expect(order('size')).toEqual(['Workloads', 'Root’s own accounts', 'Platform']);
  expect(order('change')).toEqual(['Platform', 'Root’s own accounts', 'Workloads']);
});

describe('what is open at first', () => {
  test('is the largest row and then the next, while all fit', () => {
    expect([...openAtFirst(rowsOf().rows, null, figures)]).toEqual([
      'ou-ab12-workload',
      'ou-ab12-workprod',
      'r-ab12/own',
      'ou-ab12-platform',
      'ou-ab12-platprod',
      'ou-ab12-platprod/own',
      'ou-ab12-worktest',
      'ou-ab12-tokyoreg',
    ]);
  });

  test('ends before a row whose children would not fit', () => {
    const [first] = rowsOf().rows;
    if (first === undefined) throw new Error('the table of this test has rows');
    const many = Array.from({ length: 12 }, () => first);
    expect([...openAtFirst(many, null, figures)]).toEqual(['ou-ab12-platform']);
  });

  test.each([
    [0, []],
    [1, []],
    [2, ['ou-ab12-platform', 'ou-ab12-workload']],
  ])('is what a depth of %i asks for', (depth, open) => {
    expect([...openAtFirst(rowsOf().rows, depth, figures)].toSorted()).toEqual(open);
  });
});
