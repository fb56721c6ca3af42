import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { PLAIN } from '../../shared/terminal.ts';
import { NO_FIGURES } from '../figures/row-figures.ts';
import { drawTable } from './draw.ts';
import { type RowKind, type Table, type TableColumn, tableRow } from './table.ts';
import { widthOfText } from './width.ts';

/** A column in which every row has the same text. */
function column(text: string, room: TableColumn['room'], head = ''): TableColumn {
  return { heads: [head], room, cell: () => text };
}

/** 28 columns wide. */
const NAME = 'a unit of twenty-eight signs';

interface RowOptions {
  readonly name?: string;
  readonly aside?: string;
  readonly branch?: string;
  readonly kind?: RowKind;
}

function tableOf(columns: readonly TableColumn[], rows: readonly RowOptions[] = [{}]): Table {
  return {
    head: 'Unit',
    columns,
    rows: rows.map(({ name = NAME, kind = 'unit', ...label }) => tableRow(kind, name, NO_FIGURES, label)),
  };
}

function linesOf(table: Table, columns: number | null): string[] {
  return drawTable(table, { ...PLAIN, columns });
}

/** The line of a table's only row. */
function lineOf(columns: readonly TableColumn[], width: number | null, row: RowOptions = {}): string {
  return linesOf(tableOf(columns, [row]), width).at(-1) ?? '';
}

describe('in a narrow terminal', () => {
  const all = [
    column('▂█', 'line'),
    column('1,234.00', 'kept'),
    column('9.00%', 'percent'),
    column('99.00', 'sum'),
    column('50.0%', 'share'),
    column('████', 'bar'),
  ];

  test.each([
    [69, `${NAME}  ▂█  1,234.00  9.00%  99.00  50.0%  ████`],
    [68, `${NAME}  ▂█  1,234.00  9.00%  99.00  50.0%`],
    [62, `${NAME}  ▂█  1,234.00  9.00%  99.00`],
    [55, 'a unit of tw…-eight signs  ▂█  1,234.00  9.00%  99.00'],
    [41, 'a uni…t signs  1,234.00  9.00%  99.00'],
    [33, 'a unit…t signs  1,234.00  9.00%'],
    [25, 'a unit…signs  1,234.00'],
  ])('of %i columns a table loses bars, shares, parts of names, lines, sums, percentages', (width, line) => {
    const drawn = lineOf(all, width);
    expect(stringWidth(drawn)).toBeLessThanOrEqual(width);
    const columnsOf = (text: string) => text.slice(text.indexOf('  '));
    expect(columnsOf(drawn)).toBe(columnsOf(line));
  });

  test('a name is cut in its middle, a wide one too, and what stands beside it goes first', () => {
    const money = [column('1,234.00', 'kept')];
    expect(lineOf(money, 60, { aside: ' (123456789012)' })).toBe(`${NAME} (123456789012)  1,234.00`);
    expect(lineOf(money, 50, { aside: ' (123456789012)' })).toBe(`${NAME}  1,234.00`);
    expect(lineOf(money, 30)).toBe('a unit of …ght signs  1,234.00');
    expect(lineOf(money, 28, { name: '組織単位の名前は長いことがある' })).toBe(
      '組織単位…とがある   1,234.00',
    );
  });

  test('amounts stand in as many blocks as they need, each with the names', () => {
    const amounts = ['1,111.00', '2,222.00', '3,333.00'].map((text) =>
      column(text, 'kept', text.slice(0, 1)),
    );
    expect(linesOf(tableOf(amounts, [{ name: 'one' }, { name: 'two', kind: 'account' }]), 26)).toEqual([
      'Unit         1         2',
      'one   1,111.00  2,222.00',
      '',
      'Unit         3',
      'one   3,333.00',
      'two   3,333.00',
    ]);
  });

  test('a deep tree keeps the end of its names, and loses the beginning of its lines', () => {
    const drawn = lineOf([column('1,234.00', 'kept')], 24, { branch: '│  │  │  │  └─ ', name: 'production' });
    expect(drawn).toBe('│  │  └─ pr…on  1,234.00');
    expect(stringWidth(drawn)).toBeLessThanOrEqual(24);
  });
});

describe('where there is room', () => {
  const months = ['1', '2', '3'].map((text) => column(`${text},000.00`, 'extra', text));
  const line = column('▂▃█', 'line');

  test('the newest months have columns, as many as fit', () => {
    const columns = [line, ...months, column('9,000.00', 'kept')];
    expect(lineOf(columns, 40, { name: 'one' })).toBe('one   ▂▃█  2,000.00  3,000.00  9,000.00');
    expect(lineOf(columns, 30, { name: 'one' })).toBe('one   ▂▃█  3,000.00  9,000.00');
    expect(lineOf(columns, 20, { name: 'one' })).toBe('one   ▂▃█  9,000.00');
  });

  test('all months make the small line needless', () => {
    const columns = [line, ...months, column('9,000.00', 'kept')];
    expect(lineOf(columns, 44, { name: 'one' })).toBe('one   1,000.00  2,000.00  3,000.00  9,000.00');
  });

  test('and where there is no terminal, names are whole', () => {
    const long = 'x'.repeat(130);
    expect(lineOf([column('1,234.00', 'kept')], null, { name: long })).toBe(`${long}  1,234.00`);
  });
});

test('the width of a text is the same as the one that counts every character', () => {
  const sign = fc.constantFrom(
    'a',
    'ß',
    '東',
    '█',
    '▁',
    '│',
    '…',
    '·',
    '–',
    'q\u0308',
    '🇯🇵',
    '\u001b[31m',
    '−',
  );
  fc.assert(
    fc.property(fc.array(sign), (signs) => {
      expect(widthOfText(signs.join(''))).toBe(stringWidth(signs.join('')));
    }),
  );
});
