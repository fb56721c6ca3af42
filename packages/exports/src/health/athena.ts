import { createHash } from 'node:crypto';
import { AthenaClient, StopQueryExecutionCommand } from '@aws-sdk/client-athena';
import { RequestMeter, type RunConnection } from '@ou-cost/aws/calls';
import {
  type ExportSettings,
  otherWorkGroup,
  type QueryCost,
  type TableState,
  type WorkGroupState,
} from '@ou-cost/doctor';
import { OuCostError, parseDecimal } from '@ou-cost/spend';
import { formatFixed } from '@ou-cost/spend/money';
import { AthenaCalls } from '../athena/calls.ts';
import { AthenaEngine } from '../athena/engine.ts';
import { failedQuery } from '../athena/failed-query.ts';
import { ended } from '../athena/query.ts';
import { PARTITION_KEY } from '../athena/restricted-table.ts';
import { nothingOf } from '../athena/table-columns.ts';
import type { Delivery, ExportStatement } from '../ports.ts';
import { layoutOf } from '../query/layout-of.ts';
import { SourceColumns } from '../query/source-columns.ts';
import { quotedName, quotedText } from '../query/sql.ts';
import { ScanLimit } from '../scan-limit.ts';
import { workGroupState } from './work-group.ts';

const GIGABYTE = 2 ** 30;

/** A month that no export has, so that a query that should only be planned has nothing to read if it were run. */
const NO_MONTH = '0000-00';

/** Whether Athena reads an export: its calls one by one, and one query as a report makes it. */
export class AthenaProbes {
  readonly #settings: ExportSettings;
  readonly #run: RunConnection;
  readonly #client: AthenaClient;
  readonly #calls: AthenaCalls;
  readonly #limit: ScanLimit;

  constructor(settings: ExportSettings, run: RunConnection) {
    this.#settings = settings;
    this.#run = run;
    this.#client = new AthenaClient({ ...run.clientSettingsFor('Athena'), region: settings.region });
    this.#calls = new AthenaCalls(this.#client, run, settings);
    this.#limit = new ScanLimit(settings.scanLimit === null ? null : settings.scanLimit / GIGABYTE);
  }

  /** Null: no delivery is known that the table could be compared with. */
  async describeTable(delivery: Delivery | null): Promise<TableState> {
    const columns = await this.#engine().columns(delivery === null ? [] : [delivery]);
    return { layout: layoutOf(new SourceColumns(columns)).name, columns: columns.length };
  }

  describeWorkGroup(): Promise<WorkGroupState | null> {
    return workGroupState(this.#client, this.#calls);
  }

  /** A plan reads nothing, and AWS charges nothing for it. https://docs.aws.amazon.com/athena/latest/ug/athena-explain-statement.html */
  startPlan(): Promise<string> {
    const table = [this.#settings.database, this.#settings.table].map(quotedName).join('.');
    const month = `${quotedName(PARTITION_KEY)} = ${quotedText(NO_MONTH)}`;
    return this.#calls.start(`EXPLAIN SELECT count(*) FROM ${table} WHERE ${month}`, this.#token('plan'));
  }

  async awaitQuery(queryId: string): Promise<void> {
    const execution = await ended(this.#queries(), queryId);
    if (execution.Status?.State === 'SUCCEEDED') return;
    throw failedQuery(execution, this.#calls.attempt('GetQueryExecution'), this.#settings);
  }

  async readRows(queryId: string): Promise<void> {
    await this.#calls.results(queryId, undefined);
  }

  stopQuery(queryId: string): Promise<void> {
    const command = new StopQueryExecutionCommand({ QueryExecutionId: queryId });
    return this.#calls.paced.call(this.#calls.attempt('StopQueryExecution'), async (sending) => {
      await this.#client.send(command, sending);
    });
  }

  /** Reads one column of a month, as a report reads several. Fails with InvalidConfiguration where it finds no line. */
  async countLines(delivery: Delivery): Promise<QueryCost> {
    const queries = this.#queries();
    const engine = this.#engine(queries);
    const found = new SourceColumns(await engine.columns([delivery]));
    const currency = quotedName(found.needed(layoutOf(found).currency, 'the currency').name);
    const statement: ExportStatement = {
      sql: (from) => `SELECT count(${currency}) AS "lines" FROM ${from}`,
      columns: [{ name: 'lines', type: 'count' }],
      costs: [],
    };
    let lines = 0n;
    for await (const rows of engine.rows(statement, [delivery])) {
      for (const [value] of rows) if (typeof value === 'bigint') lines += value;
    }
    if (lines === 0n) throw nothingOf(delivery, this.#settings, this.#settings.bucket);
    const { scannedBytes = 0, charges } = queries.meter.usage();
    const charge = charges.find(({ source }) => source === 'athena');
    return { lines, scannedBytes, price: charge === undefined ? '0' : shortened(charge.amount) };
  }

  /** Athena asks for the right before it looks for the work group: that there is none means 'allowed'. */
  async queryElsewhere(): Promise<void> {
    const workGroup = otherWorkGroup(this.#settings.workGroup);
    const elsewhere = new AthenaCalls(this.#client, this.#run, { ...this.#settings, workGroup });
    try {
      await elsewhere.start('SELECT 1', this.#token('elsewhere'));
    } catch (failure) {
      const isAllowed =
        failure instanceof OuCostError && ['InvalidConfiguration', 'RequestRefused'].includes(failure.code);
      if (!isAllowed) throw failure;
    }
  }

  /** Each with a meter of its own, since only one of them is paid for. */
  #queries() {
    return { calls: this.#calls, meter: new RequestMeter(), limit: this.#limit };
  }

  #engine(queries = this.#queries()): AthenaEngine {
    return new AthenaEngine({ ...queries, runId: this.#run.runId, bucket: this.#settings.bucket });
  }

  #token(what: string): string {
    return createHash('sha256').update(`${this.#run.runId}\0${what}`).digest('hex');
  }
}

/** Exact prices have twenty decimals; six tell a small query from nothing. */
function shortened(amount: string): string {
  const exact = parseDecimal(amount);
  return exact === null ? amount : formatFixed(exact, 6);
}
