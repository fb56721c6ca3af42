import type { AthenaBehaviour, QueryEnding } from './behaviour.ts';
import { QueryError } from './query-error.ts';
import type { QueryAnswer } from './run-query.ts';

/** What a client asked for. */
export interface QueryRequest {
  readonly id: string;
  readonly sql: string;
  readonly database: string;
  readonly catalog: string;
  readonly workGroup: string;
  readonly accountId: string;
  readonly region: string;
  readonly outputLocation: string | undefined;
  readonly submittedAt: Date;
}

export type QueryState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';

/** A query from its start on. It runs at once; clients see its states one after the other as they look. */
export class QueryExecution {
  readonly request: QueryRequest;
  readonly #behaviour: AthenaBehaviour;
  #looks = 0;
  #bytes = 0;
  #answer: QueryAnswer | undefined;
  #error: QueryError | undefined;
  #endedAt: Date | undefined;

  constructor(request: QueryRequest, behaviour: AthenaBehaviour) {
    this.request = request;
    this.#behaviour = behaviour;
  }

  scans(bytes: number): void {
    this.#bytes = bytes;
  }

  succeed(answer: QueryAnswer, at: Date): void {
    if (this.#error !== undefined) return;
    this.#answer = answer;
    this.#endedAt = at;
  }

  fail(error: QueryError, at: Date): void {
    if (this.#answer !== undefined || this.#error !== undefined) return;
    this.#error = error;
    this.#endedAt = at;
  }

  end({ state, reason, isRetryable }: QueryEnding, at: Date): void {
    this.fail(new QueryError(reason, state, isRetryable), at);
  }

  /** Ends the query unless it is over, also one whose answer nobody has been told of. */
  stop(at: Date): void {
    if (this.#shown() === 'SUCCEEDED' || this.#error !== undefined) return;
    this.#answer = undefined;
    this.#error = new QueryError('Query cancelled by user', 'CANCELLED');
    this.#endedAt = at;
  }

  /** Undefined until a client was told that the query has succeeded. */
  get answer(): QueryAnswer | undefined {
    return this.#shown() === 'SUCCEEDED' ? this.#answer : undefined;
  }

  get state(): QueryState {
    return this.#shown();
  }

  /** What GetQueryExecution says; each look may bring the query to its next state. */
  look(): Record<string, unknown> {
    this.#looks += 1;
    const state = this.#shown();
    const { id, sql, database, catalog, workGroup, submittedAt, outputLocation } = this.request;
    const isOver = state !== 'QUEUED' && state !== 'RUNNING';
    const error = isOver ? this.#error : undefined;
    return {
      QueryExecutionId: id,
      Query: sql,
      StatementType: 'DML',
      SubstatementType: 'SELECT',
      WorkGroup: workGroup,
      QueryExecutionContext: { Catalog: catalog, Database: database },
      ...(outputLocation === undefined
        ? { ManagedQueryResultsConfiguration: { Enabled: true } }
        : { ResultConfiguration: { OutputLocation: `${outputLocation.replace(/\/*$/, '/')}${id}.csv` } }),
      EngineVersion: {
        SelectedEngineVersion: 'Athena engine version 3',
        EffectiveEngineVersion: 'Athena engine version 3',
      },
      Status: {
        State: state,
        SubmissionDateTime: submittedAt.getTime() / 1000,
        ...(isOver && this.#endedAt ? { CompletionDateTime: this.#endedAt.getTime() / 1000 } : {}),
        ...(error === undefined ? {} : statusOf(error)),
      },
      Statistics: this.#statistics(isOver),
    };
  }

  #statistics(isOver: boolean): Record<string, number> {
    const milliseconds =
      (this.#endedAt?.getTime() ?? this.request.submittedAt.getTime()) - this.request.submittedAt.getTime();
    return {
      DataScannedInBytes: this.#bytes,
      ...(isOver
        ? { EngineExecutionTimeInMillis: milliseconds, TotalExecutionTimeInMillis: milliseconds }
        : {}),
    };
  }

  #shown(): QueryState {
    const { queuedLooks = 1, runningLooks = 0 } = this.#behaviour;
    const isCancelled =
      this.#error?.state === 'CANCELLED' && this.#error.message === 'Query cancelled by user';
    if (!isCancelled) {
      if (this.#looks <= queuedLooks) return 'QUEUED';
      if (this.#looks <= queuedLooks + runningLooks) return 'RUNNING';
    }
    if (this.#error !== undefined) return this.#error.state;
    return this.#answer === undefined ? 'RUNNING' : 'SUCCEEDED';
  }
}

function statusOf(error: QueryError): Record<string, unknown> {
  if (error.state === 'CANCELLED') return { StateChangeReason: error.message };
  return {
    StateChangeReason: error.message,
    AthenaError: {
      ErrorCategory: error.isRetryable ? 1 : 2,
      ErrorType: error.isRetryable ? 200 : 1006,
      Retryable: error.isRetryable,
      ErrorMessage: error.message,
    },
  };
}
