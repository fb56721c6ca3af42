import { createHash, randomUUID } from 'node:crypto';
import type { SignedCall as Call } from '../protocols/endpoint.ts';
import type { Buckets } from '../s3/buckets.ts';
import { type JsonService, type Operation, type Permission, ServiceError } from '../service.ts';
import type { Clock, Sleep } from '../time/clock.ts';
import type { AthenaBehaviour } from './behaviour.ts';
import { CATALOG, type DataCatalog, dataCatalogArn, gluePermissions, workGroupArn } from './catalog.ts';
import { QueryExecution } from './execution.ts';
import { engineError } from './query-error.ts';
import { resultsPage } from './results.ts';
import { runQuery } from './run-query.ts';
import { tableShape, workGroupShape } from './shapes.ts';
import { tableReferences } from './syntax-tree.ts';

type Input = Record<string, unknown>;

/** What Athena needs of the sandbox. */
export interface AthenaParts {
  readonly catalog: DataCatalog;
  readonly buckets: Buckets;
  readonly clock: Clock;
  /** The scenario's day: months are projected up to it, or up to the clock's where that is later. */
  readonly today: () => string;
  readonly sleep: Sleep;
  readonly behaviour: AthenaBehaviour;
  /** Asks IAM for the caller of a query. The prefix is that of a listing. */
  refusal(permission: Permission, call: Call, prefix?: string): Promise<string | undefined>;
}

const LONGEST_SQL = 262_144;

/** What asks for the plan of a query. https://docs.aws.amazon.com/athena/latest/ug/athena-explain-statement.html */
const EXPLAIN = /^\s*EXPLAIN\s+(?=SELECT\b)/i;

/** Athena, whose queries DuckDB executes over the objects in the sandbox's buckets. */
export class Athena {
  readonly #parts: AthenaParts;
  readonly #executions = new Map<string, QueryExecution>();
  readonly #running = new Set<Promise<void>>();
  readonly #tokens = new Map<string, { readonly id: string; readonly request: string }>();
  #started = 0;

  constructor(parts: AthenaParts) {
    this.#parts = parts;
  }

  service(): JsonService<Call> {
    const onWorkGroup = (
      name: string,
      of: (input: Input, call: Call) => string,
      handle: Operation<Call>['handle'],
    ): Operation<Call> => ({
      action: `athena:${name}`,
      resource: (input, call) => workGroupArn(of(input, call), call),
      handle,
    });
    const named = (input: Input): string => String(input['WorkGroup'] ?? 'primary');
    const ofQuery = (input: Input, call: Call): string => this.#execution(input, call).request.workGroup;
    return {
      signingName: 'athena',
      targetPrefix: 'AmazonAthena',
      deniedMessage: (action) =>
        `You are not authorized to perform: ${action} on the resource. After your AWS administrator or you have updated your permissions, please try again.`,
      operations: {
        StartQueryExecution: onWorkGroup('StartQueryExecution', named, (input, call) =>
          this.#start(input, call),
        ),
        GetQueryExecution: onWorkGroup('GetQueryExecution', ofQuery, (input, call) => ({
          QueryExecution: this.#execution(input, call).look(),
        })),
        GetQueryResults: onWorkGroup('GetQueryResults', ofQuery, (input, call) =>
          resultsPage(this.#execution(input, call), input['MaxResults'], input['NextToken']),
        ),
        StopQueryExecution: onWorkGroup('StopQueryExecution', ofQuery, (input, call) => {
          this.#execution(input, call).stop(this.#parts.clock());
          return {};
        }),
        GetWorkGroup: onWorkGroup('GetWorkGroup', named, (input, call) => ({
          WorkGroup: workGroupShape(this.#workGroup(named(input), call)),
        })),
        GetTableMetadata: {
          action: 'athena:GetTableMetadata',
          resource: (_input, call) => dataCatalogArn(call),
          handle: (input, call) => this.#tableMetadata(input, call),
        },
      },
    };
  }

  /** Waits for the queries that are running. */
  async settle(): Promise<void> {
    await Promise.all(this.#running);
  }

  #workGroup(name: string, call: Call) {
    const group = this.#parts.catalog.workGroup(name, call);
    if (group === undefined) throw invalid(`WorkGroup is not found.`);
    return group;
  }

  async #start(input: Input, call: Call): Promise<Record<string, unknown>> {
    const group = this.#workGroup(String(input['WorkGroup'] ?? 'primary'), call);
    if (!group.isEnabled) throw invalid('WorkGroup is disabled.');
    const sql = String(input['QueryString'] ?? '');
    if (sql === '' || Buffer.byteLength(sql) > LONGEST_SQL) {
      throw invalid(`QueryString must have 1 to ${LONGEST_SQL} bytes, not ${Buffer.byteLength(sql)}.`);
    }
    const own = textAt(input, 'ResultConfiguration', 'OutputLocation');
    const outputLocation = group.isEnforced ? group.outputLocation : (own ?? group.outputLocation);
    if (!group.hasManagedResults && outputLocation === undefined) {
      throw invalid(
        'No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.',
      );
    }
    const known = this.#idempotent(input, call);
    if (known !== undefined) return { QueryExecutionId: known };
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`set TimeZone = 'UTC'`);
    let references: Awaited<ReturnType<typeof tableReferences>>;
    const query = sql.replace(EXPLAIN, '');
    try {
      references = await tableReferences(connection, query);
    } catch (error) {
      instance.closeSync();
      throw error;
    }
    const { behaviour, clock, today, sleep, catalog, buckets } = this.#parts;
    const execution = new QueryExecution(
      {
        id: randomUUID(),
        sql,
        database: textAt(input, 'QueryExecutionContext', 'Database') ?? '',
        catalog: textAt(input, 'QueryExecutionContext', 'Catalog') ?? CATALOG,
        workGroup: group.name,
        accountId: call.caller.accountId,
        region: call.region,
        outputLocation: group.hasManagedResults ? undefined : outputLocation,
        submittedAt: clock(),
      },
      behaviour,
    );
    this.#remember(execution, input, call);
    const ending = behaviour.endings?.[this.#started];
    this.#started += 1;
    const run = async (): Promise<void> => {
      try {
        if (behaviour.milliseconds !== undefined) await sleep(behaviour.milliseconds);
        if (ending !== undefined) return execution.end(ending, clock());
        const answer = await runQuery(connection, {
          sql: query,
          plansOnly: query !== sql,
          defaultDatabase: execution.request.database,
          references,
          cutoff: group.bytesScannedCutoff,
          onScan: (bytes) => execution.scans(bytes),
          table: (database, name) => catalog.table(database, name, call),
          gluePermissions: (database, name) => gluePermissions(database, name, call),
          finder: {
            buckets,
            now: new Date(Math.max(clock().getTime(), Date.parse(today()))),
            partition: call.partition,
            refusal: (permission, prefix) => this.#parts.refusal(permission, call, prefix),
          },
        });
        execution.succeed(answer, clock());
      } catch (error) {
        execution.fail(engineError(error), clock());
      } finally {
        instance.closeSync();
      }
    };
    const running = run().finally(() => this.#running.delete(running));
    this.#running.add(running);
    return { QueryExecutionId: execution.request.id };
  }

  /** The id of the query that the same request has started before. */
  #idempotent(input: Input, call: Call): string | undefined {
    const token = input['ClientRequestToken'];
    if (token === undefined) return undefined;
    const known = this.#tokens.get(tokenKey(String(token), call));
    if (known === undefined) return undefined;
    if (known.request !== digestOf(input)) throw invalid('Idempotent parameters do not match');
    return known.id;
  }

  #remember(execution: QueryExecution, input: Input, call: Call): void {
    const { id } = execution.request;
    this.#executions.set(id, execution);
    const token = input['ClientRequestToken'];
    if (token !== undefined) {
      this.#tokens.set(tokenKey(String(token), call), { id, request: digestOf(input) });
    }
  }

  #execution(input: Input, { caller, region }: Call): QueryExecution {
    const id = String(input['QueryExecutionId'] ?? '');
    const execution = this.#executions.get(id);
    const { accountId, region: own } = execution?.request ?? {};
    if (execution !== undefined && accountId === caller.accountId && own === region) return execution;
    throw invalid(`QueryExecution ${id} was not found`);
  }

  async #tableMetadata(input: Input, call: Call): Promise<Record<string, unknown>> {
    const [database, name] = [String(input['DatabaseName'] ?? ''), String(input['TableName'] ?? '')];
    if (String(input['CatalogName']) !== CATALOG) {
      throw invalid(`Data catalog ${String(input['CatalogName'])} was not found`);
    }
    for (const permission of gluePermissions(database, name, call)) {
      const refusal = await this.#parts.refusal(permission, call);
      if (refusal !== undefined) throw metadataError(refusal, 'AccessDeniedException');
    }
    if (!this.#parts.catalog.hasDatabase(database, call)) {
      throw metadataError(`Database ${database} not found.`, 'EntityNotFoundException');
    }
    const table = this.#parts.catalog.table(database, name, call);
    if (table === undefined) throw metadataError(`Table ${name} not found.`, 'EntityNotFoundException');
    return { TableMetadata: tableShape(table) };
  }
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidRequestException', message, 400, { AthenaErrorCode: 'INVALID_INPUT' });
}

/** What Glue answers to Athena, which Athena passes on. */
function metadataError(message: string, code: string): ServiceError {
  return new ServiceError(
    'MetadataException',
    `${message} (Service: AmazonDataCatalog; Status Code: 400; Error Code: ${code}; Proxy: null)`,
    400,
  );
}

function textAt(input: Input, member: string, name: string): string | undefined {
  const value = Object.hasOwn(input, member) ? input[member] : undefined;
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  return typeof found === 'string' ? found : undefined;
}

function tokenKey(token: string, { caller, region }: Call): string {
  return `${caller.accountId} ${region} ${token}`;
}

function digestOf(input: Input): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}
