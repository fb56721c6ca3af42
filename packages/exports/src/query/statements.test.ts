import type { Metric, Split } from '@ou-cost/spend';
import { TrinoSQL } from 'dt-sql-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceColumn } from '../ports.ts';
import { CUR_LINE, FOCUS_LINE, type Line } from '../testing/lines.ts';
import type { Dialect } from './dialect.ts';
import { layoutOf, metricsOf } from './layout-of.ts';
import { SourceColumns } from './source-columns.ts';
import { spendStatement } from './spend-statement.ts';

/**
 * The functions that a statement uses, all of Athena engine version 3, whose functions are Trino's:
 * https://docs.aws.amazon.com/athena/latest/ug/functions-env3.html and https://trino.io/docs/current/functions.html
 */
const KNOWN_TO_ATHENA = new Set([
  'cardinality',
  'cast',
  'coalesce',
  'concat',
  'contains',
  'count',
  'date_trunc',
  'element_at',
  'json_parse',
  'length',
  'lower',
  'map_keys',
  'max',
  'min',
  'nullif',
  'replace',
  'substr',
  'sum',
  'translate',
  'try_cast',
]);
/** Words that a bracket may follow, and the names of types. */
const NOT_FUNCTIONS = new Set(['from', 'in', 'and', 'or', 'not', 'decimal', 'map', 'as', 'when', 'where']);

const trino = new TrinoSQL();
const FROM = '"bill"."export"';

/** The types of the columns as Athena spells them. */
function athenaColumns(line: Line): SourceColumn[] {
  return Object.entries(line).map(([name, sql]) => ({
    name: name.toLowerCase(),
    type: /^map .*double/.test(sql)
      ? 'map<string,double>'
      : /^map /.test(sql)
        ? 'map<string,string>'
        : /timestamp/.test(sql)
          ? 'timestamp'
          : /double/.test(sql)
            ? 'double'
            : 'string',
  }));
}

const texts = (columns: readonly SourceColumn[]) => columns.map(({ name }) => ({ name, type: 'varchar' }));

interface Kind {
  readonly columns: readonly SourceColumn[];
  readonly split: Split | null;
  readonly granularity?: 'MONTHLY' | 'DAILY';
  readonly start?: string;
  readonly end?: string;
  readonly metrics?: readonly Metric[];
  readonly hasOtherMonths?: boolean;
  readonly accountIds?: readonly string[];
  readonly dialect?: Dialect;
}

function sqlOf({ columns, split, granularity = 'MONTHLY', dialect = 'trino', ...asked }: Kind): string {
  const found = new SourceColumns(columns);
  const layout = layoutOf(found);
  const { start = '2026-09-01', end = '2026-11-01', hasOtherMonths = false, accountIds } = asked;
  const { metrics = metricsOf(layout, found) } = asked;
  const months = ['2026-09-01', '2026-10-01'];
  const question = {
    start,
    end,
    granularity,
    metrics,
    split,
    months,
    monthsEnd: '2026-11-01',
    hasOtherMonths,
    ...(accountIds === undefined ? {} : { accountIds }),
  };
  const periods = [
    { start, end: '2026-10-01' },
    { start: '2026-10-01', end },
  ];
  return spendStatement({ layout, columns: found, dialect }, question, periods).sql(FROM);
}

const SPLITS: readonly (Split | null)[] = [
  null,
  'charge-type',
  'service',
  'region',
  'resource',
  'hour',
  'tag:Cost Center',
  'cost-category:Unit',
];

/** Of both layouts; which of them an export is, other columns say. */
const INVOICE = [
  { name: 'invoiceid', type: 'varchar' },
  { name: 'bill_invoice_id', type: 'varchar' },
];

const KINDS: readonly Kind[] = [FOCUS_LINE, CUR_LINE].flatMap((line) =>
  [athenaColumns(line), texts(athenaColumns(line))].flatMap((columns) =>
    SPLITS.flatMap((split): Kind[] => [
      { columns, split },
      { columns, split, granularity: 'DAILY' },
      { columns: [...columns, ...INVOICE], split },
      { columns, split, start: '2026-09-15', end: '2026-10-10', hasOtherMonths: true },
      { columns: columns.filter(({ name }) => !/billing_?period/.test(name)), split },
      { columns, split, granularity: 'DAILY', accountIds: ['100000000001', '000000000012', "'; --"] },
    ]),
  ),
);

describe('every kind of statement', () => {
  it('is accepted by the grammar of Trino', () => {
    for (const kind of KINDS) {
      const sql = sqlOf(kind);
      expect(trino.validate(sql), sql).toEqual([]);
    }
  });

  it('uses only functions that Athena knows', () => {
    const used = new Set<string>();
    for (const kind of KINDS) {
      const sql = sqlOf(kind).replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"/g, "''");
      for (const [, name = ''] of sql.matchAll(/\b([A-Za-z_]+)\s*\(/g)) used.add(name.toLowerCase());
    }
    const unknown = [...used].filter((name) => !KNOWN_TO_ATHENA.has(name) && !NOT_FUNCTIONS.has(name));
    expect(unknown).toEqual([]);
  });

  it('with any key of a tag is accepted', () => {
    const columns = athenaColumns(FOCUS_LINE);
    const keys = fc.oneof(
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 20 }),
      fc.string({ unit: fc.constantFrom("'", '"', '\\', ';', '-', '/', '*', ' ', '$', '?'), minLength: 1 }),
    );
    fc.assert(
      fc.property(keys, (key) => {
        const sql = sqlOf({ columns, split: `tag:${key}` });
        expect(trino.validate(sql), sql).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    '1.5::double',
    "map {'a': 'b'}",
    '[x for x in y]',
    '* EXCLUDE (a)',
    "strptime('2026', '%Y')::date",
  ])('that had DuckDB’s own %s would not be', (syntax) =>
    expect(trino.validate(`SELECT ${syntax} FROM ${FROM}`)).not.toEqual([]),
  );

  it('says where DuckDB and Athena read JSON in one place', () => {
    const columns = texts(athenaColumns(FOCUS_LINE));
    const duckdb = sqlOf({ columns, split: 'tag:Team', dialect: 'duckdb' });
    expect(trino.validate(duckdb)).toEqual([]);
    expect(duckdb).not.toEqual(sqlOf({ columns, split: 'tag:Team' }));
    for (const split of SPLITS.filter((one) => one === null || !/^(tag|cost)/.test(one))) {
      expect(sqlOf({ columns, split, dialect: 'duckdb' })).toEqual(sqlOf({ columns, split }));
    }
  });
});

it('a table that is no export is refused, and the columns that the nearest one lacks are named', () => {
  const columns = athenaColumns(FOCUS_LINE).filter(({ name }) => !/^billed|chargecat/.test(name));
  expect(() => layoutOf(new SourceColumns(columns))).toThrow(/FOCUS the columns ChargeCategory are absent/);
});
