import { everyPage, reading } from '@ou-cost/aws/calls';
import type { AnswerRows, Delivery, ExportEngine, ExportStatement, SourceColumn } from '../ports.ts';
import { rowsOf } from './answer.ts';
import { type QueryRun, succeededQuery } from './query.ts';
import { restrictedTable } from './restricted-table.ts';
import { tableColumns } from './table-columns.ts';

const NAME = 'Athena';

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

  /** The same query over a later delivery, or asked a second time in one run, is another one. */
  #identityOf(deliveries: readonly Delivery[]): string {
    this.#queries += 1;
    const delivered = deliveries.map(({ folder, manifest }) => `${folder}@${manifest?.version ?? ''}`);
    return [this.#options.runId, this.#queries, ...delivered].join('\0');
  }
}
