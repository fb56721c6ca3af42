import type { GetQueryResultsCommandOutput } from '@aws-sdk/client-athena';
import { describe, expect, it } from 'vitest';
import { rowsOf } from './answer.ts';

const COLUMNS = [
  { name: 'account', type: 'text' },
  { name: 'lines', type: 'count' },
  { name: 'amount', type: 'decimal' },
] as const;

type Cell = string | null;

function page(
  rows: readonly (readonly Cell[])[],
  names: readonly string[] = ['account', 'lines', 'amount'],
): GetQueryResultsCommandOutput {
  return {
    $metadata: {},
    ResultSet: {
      Rows: rows.map((cells) => ({
        Data: cells.map((cell) => (cell === null ? {} : { VarCharValue: cell })),
      })),
      ResultSetMetadata: { ColumnInfo: names.map((Name) => ({ Name, Type: 'varchar' })) },
    },
  };
}

const HEAD = ['account', 'lines', 'amount'];

describe('the rows of an answer', () => {
  it('are typed, exact, and follow a row of names on the first page alone', () => {
    const row = ['111111111111', '3', '0.1234567891'];
    const typed = ['111111111111', 3n, { units: 1234567891n, scale: 10 }];
    expect(rowsOf(page([HEAD, row]), COLUMNS, true)).toEqual([typed]);
    expect(rowsOf(page([row, row]), COLUMNS, false)).toEqual([typed, typed]);
  });

  it('have null where a text is absent, and not where it is empty', () => {
    expect(rowsOf(page([['', null, null]]), COLUMNS, false)).toEqual([['', null, null]]);
  });

  it.each([
    ['no row of names', [['111111111111', '3', '1']], HEAD],
    ['other names than the columns', [['account', 'lines', 'cost']], HEAD],
    ['fewer columns', [['account', 'lines']], ['account', 'lines']],
    ['a short row', [HEAD, ['111111111111', '3']], HEAD],
    ['a count with decimals', [HEAD, ['1', '3.5', '1']], HEAD],
    ['an amount that is none', [HEAD, ['1', '3', 'NaN']], HEAD],
  ])('are refused with %s', (_, rows, names) => {
    expect(() => rowsOf(page(rows, names), COLUMNS, true)).toThrow(
      expect.objectContaining({ code: 'MalformedAnswer' }),
    );
  });
});
