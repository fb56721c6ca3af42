/** How Athena behaves beyond what a query itself decides. */
export interface AthenaBehaviour {
  /** How many times GetQueryExecution says that a query is queued. @default 1 */
  readonly queuedLooks?: number;
  /** How many times it then says, at least, that the query is running. @default 0 */
  readonly runningLooks?: number;
  /** Milliseconds that a query runs at least. @default 0 */
  readonly milliseconds?: number;
  /** How the first queries end, one after the other, whatever their SQL. @default by their SQL */
  readonly endings?: readonly QueryEnding[];
}

/** An ending that is not a success. */
export interface QueryEnding {
  readonly state: 'FAILED' | 'CANCELLED';
  readonly reason: string;
  /** Whether Athena says that the same query may succeed later. @default false */
  readonly isRetryable?: boolean;
}
