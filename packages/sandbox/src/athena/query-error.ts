/** Why Athena ends a query that it had accepted. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  readonly state: 'FAILED' | 'CANCELLED';
  readonly isRetryable: boolean;

  constructor(reason: string, state: 'FAILED' | 'CANCELLED' = 'FAILED', isRetryable = false) {
    super(reason);
    this.state = state;
    this.isRetryable = isRetryable;
  }
}

/** DuckDB's messages for what Trino calls otherwise. */
const MESSAGES: readonly (readonly [RegExp, (name: string) => string])[] = [
  [
    /^Binder Error: (?:Referenced column|Table .* does not have a column named) "?([^" ]+)/,
    (name) =>
      `COLUMN_NOT_FOUND: line 1:1: Column '${name}' cannot be resolved or requester is not authorized to access requested resources`,
  ],
  [
    /^Catalog Error: Table with name (\S+) does not exist/,
    (name) => `TABLE_NOT_FOUND: line 1:1: Table 'awsdatacatalog.${name}' does not exist`,
  ],
  [
    /^Catalog Error: Schema with name "?([^" ]+)/,
    (name) => `SCHEMA_NOT_FOUND: line 1:1: Schema '${name}' does not exist`,
  ],
  [
    /^Catalog Error: Scalar Function with name (\S+) does not exist/,
    (name) => `FUNCTION_NOT_FOUND: line 1:1: Function '${name}' not registered`,
  ],
  [/^Conversion Error: (.*)/, (text) => `INVALID_CAST_ARGUMENT: ${text}`],
  [/^Out of Range Error: (.*)/, (text) => `NUMERIC_VALUE_OUT_OF_RANGE: ${text}`],
];

/** An error of DuckDB as Athena would state it. */
export function engineError(error: unknown): QueryError {
  if (error instanceof QueryError) return error;
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  for (const [pattern, text] of MESSAGES) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return new QueryError(text(found));
  }
  return new QueryError(`GENERIC_USER_ERROR: ${line}`);
}
