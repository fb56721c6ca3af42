import { everyPage, reading } from '@ou-cost/aws/calls';
import type {
  AnswerRows,
  AnswerValue,
  Delivery,
  ExportEngine,
  ExportStatement,
  SourceColumn,
} from '../ports.ts';
import { quotedName } from '../query/sql.ts';
import { rowsOf } from './answer.ts';
import { type QueryRun, succeededQuery } from './query.ts';
import { PARTITION_KEY, restrictedTable } from './restricted-table.ts';
import { nothingOf, tableColumns } from './table-columns.ts';

const NAME = 'Athena';

/** How many lines the table shows of each month. */
const LINES_OF_MONTHS: ExportStatement = {
  sql: (from) => `SELECT ${quotedName(PARTITION_KEY)}, count(*) AS line_count FROM ${from} GROUP BY 1`,
  columns: [
    { name: PARTITION_KEY, type: 'text' },
    { name: 'line_count', type: 'count' },
  ],
  costs: [],
};

export interface AthenaOptions extends QueryRun {
  readonly runId: string;
  /** The bucket that the export is delivered to. */
  readonly bucket: string;
}

/** Queries the files of an export where they are. AWS charges for the bytes that a query scans. */
export class AthenaEngine implements ExportEngine {
  readonly name = NAME;
  readonly dialect = 'trino';
  readonly #options: AthenaOptions;
  #table: ReturnType<QueryRun['calls']['table']> | null = null;
  #queries = 0;

  constructor(options: AthenaOptions) {
    this.#options = options;
  }

  async columns(deliveries: readonly Delivery[]): Promise<readonly SourceColumn[]> {
    const { calls, bucket } = this.#options;
    this.#table ??= calls.table();
    const table = await this.#table;
    return reading(NAME, () => tableColumns(table, calls.address, bucket, deliveries));
  }

  async *rows(statement: ExportStatement, deliveries: readonly Delivery[]): AnswerRows {
    const { calls, bucket } = this.#options;
    const sql = statement.sql(restrictedTable(calls.address, bucket, deliveries));
    const id = await succeededQuery(this.#options, sql, this.#identityOf(deliveries));
    const pages = everyPage(
      'GetQueryResults',
      (token) => calls.results(id, token),
      ({ NextToken }) => NextToken,
    );
    let isFirst = true;
    for await (const page of pages) {
      yield reading(NAME, () => rowsOf(page, statement.columns, isFirst));
      isFirst = false;
    }
  }

  /**
   * Fails with InvalidConfiguration where the table shows nothing of a delivery: a partition that it does not have, or
   * has elsewhere, is no failure of a query, and would be a month without spend.
   */
  async assertFound(deliveries: readonly Delivery[]): Promise<void> {
    const found = new Set<AnswerValue>();
    for await (const rows of this.rows(LINES_OF_MONTHS, deliveries))
      for (const [month = null] of rows) found.add(month);
    const unseen = deliveries.find(({ month }) => !found.has(month));
    if (unseen !== undefined) throw nothingOf(unseen, this.#options.calls.address, this.#options.bucket);
  }

  /** The same query over a later delivery, or asked a second time in one run, is another one. */
  #identityOf(deliveries: readonly Delivery[]): string {
    this.#queries += 1;
    const delivered = deliveries.map(({ folder, manifest }) => `${folder}@${manifest?.version ?? ''}`);
    return [this.#options.runId, this.#queries, ...delivered].join('\0');
  }
}
