import {
  type AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type GetQueryResultsCommandOutput,
  GetTableMetadataCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
  type TableMetadata,
} from '@aws-sdk/client-athena';
import type { Attempt, PacedCalls, RunConnection } from '@ou-cost/aws/calls';
import type { DeployedThrough } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import { askedWrongly, metadataFailure } from './refused-request.ts';

/** Where Athena finds the export: a table of the account's Glue catalog, and the work group that may query it. */
export interface AthenaAddress {
  readonly database: string;
  readonly table: string;
  readonly workGroup: string;
  /** How the deployment was made that has these names, for what messages advise. @default not known */
  readonly deployedThrough?: DeployedThrough | null;
}

/** Glue's catalog, under the name that Athena has for it. */
const CATALOG = 'AwsDataCatalog';

/** The most rows on a page. https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html */
const ROWS_OF_PAGE = 1000;

/** Athena's calls for a query, paced. Each fails with an OuCostError. */
export class AthenaCalls {
  readonly address: AthenaAddress;
  readonly paced: PacedCalls;
  readonly #client: AthenaClient;
  readonly #principal: string | null;

  constructor(
    client: AthenaClient,
    run: Pick<RunConnection, 'calls' | 'readerRoleArn'>,
    address: AthenaAddress,
  ) {
    this.address = address;
    this.paced = run.calls;
    this.#client = client;
    this.#principal = run.readerRoleArn;
  }

  /** This call, as failures name it. */
  attempt(operation: string): Attempt {
    const { database, table, workGroup } = this.address;
    return {
      hop: 'read the export with Athena',
      action: `athena:${operation}`,
      resource: operation === 'GetTableMetadata' ? `${database}.${table}` : `workgroup/${workGroup}`,
      ...(this.#principal === null ? {} : { principal: this.#principal }),
    };
  }

  async table(): Promise<TableMetadata> {
    const { database, table } = this.address;
    const command = new GetTableMetadataCommand({
      CatalogName: CATALOG,
      DatabaseName: database,
      TableName: table,
    });
    const { TableMetadata } = await this.paced.call(this.attempt('GetTableMetadata'), (sending) =>
      this.#client.send(command, sending).catch((error: unknown) => {
        throw metadataFailure(error, this.address);
      }),
    );
    if (TableMetadata === undefined) throw malformed(`without the table ${database}.${table}`);
    return TableMetadata;
  }

  /** The id of the query. The same token starts no second query, so that a request may be sent again. */
  async start(sql: string, token: string): Promise<string> {
    const command = new StartQueryExecutionCommand({
      QueryString: sql,
      ClientRequestToken: token,
      QueryExecutionContext: { Catalog: CATALOG, Database: this.address.database },
      WorkGroup: this.address.workGroup,
    });
    const { QueryExecutionId } = await this.paced.call(this.attempt('StartQueryExecution'), (sending) =>
      this.#client.send(command, sending).catch((error: unknown) => {
        throw askedWrongly(error, this.address);
      }),
    );
    if (typeof QueryExecutionId !== 'string') throw malformed('without the id of the query');
    return QueryExecutionId;
  }

  async execution(id: string): Promise<QueryExecution> {
    const command = new GetQueryExecutionCommand({ QueryExecutionId: id });
    const { QueryExecution } = await this.paced.call(this.attempt('GetQueryExecution'), (sending) =>
      this.#client.send(command, sending),
    );
    if (QueryExecution === undefined) throw malformed('without the query');
    return QueryExecution;
  }

  /** Ends a query that is under way, also where the run is cancelled. */
  stop(id: string): Promise<void> {
    const command = new StopQueryExecutionCommand({ QueryExecutionId: id });
    return this.paced.sendLast(this.attempt('StopQueryExecution'), (sending) =>
      this.#client.send(command, sending),
    );
  }

  results(id: string, NextToken: string | undefined): Promise<GetQueryResultsCommandOutput> {
    const command = new GetQueryResultsCommand({
      QueryExecutionId: id,
      MaxResults: ROWS_OF_PAGE,
      ...(NextToken === undefined ? {} : { NextToken }),
    });
    return this.paced.call(this.attempt('GetQueryResults'), (sending) => this.#client.send(command, sending));
  }
}

export function malformed(what: string): OuCostError {
  return new OuCostError('MalformedAnswer', `Athena answered ${what}; run again`);
}
