/** The export that a deployment reads, and what Athena reads it with. */
export interface ExportSettings {
  /** The name of the export. */
  readonly name: string;
  readonly bucket: string;
  /** The folder of the export in the bucket, `prefix/name`, without a slash at its ends. */
  readonly folder: string;
  /** Of the bucket, the table and the work group. */
  readonly region: string;
  readonly database: string;
  readonly table: string;
  readonly workGroup: string;
  /** The most that Athena may scan for one query, in bytes; null: the deployment does not say. */
  readonly scanLimit: number | null;
}

/** What AWS Data Exports says of an export. Instants are milliseconds since 1970-01-01T00:00Z. */
export interface ExportState {
  /** `HEALTHY`, `UNHEALTHY`, or a word of a later version of AWS. */
  readonly status: string;
  /** Why it is not healthy, in AWS's word; null where AWS does not say. */
  readonly reason: string | null;
  readonly refreshedAt: number | null;
  readonly bucket: string;
  /** The folder that AWS delivers to, `prefix/name`. */
  readonly folder: string;
  /** The format of the files, in AWS's word, such as `PARQUET`. */
  readonly format: string;
}

/** One run of an export, which makes one delivery. */
export interface ExportRun {
  /** AWS's word, such as `DELIVERY_SUCCESS`. */
  readonly status: string;
  readonly reason: string | null;
  /** In milliseconds since 1970-01-01T00:00Z. */
  readonly createdAt: number;
}

/** The table that Athena reads, as far as a report needs to know it. */
export interface TableState {
  /** What its columns are, for people: `FOCUS`, `CUR 2.0`. */
  readonly layout: string;
  readonly columns: number;
}

/** What Athena says of a work group. */
export interface WorkGroupState {
  readonly isEnabled: boolean;
  /** Whether its settings come before those of a query. */
  readonly isEnforced: boolean;
  /** The most that a query may scan, in bytes; null: no limit. */
  readonly scanLimit: number | null;
  /** Whether Athena keeps the results of queries by itself. */
  readonly keepsResults: boolean;
  /** Where the results are written otherwise; null: nowhere. */
  readonly resultsLocation: string | null;
}

/** What a query that reads the export cost. */
export interface QueryCost {
  /** How many lines of the bill it counted. */
  readonly lines: bigint;
  readonly scannedBytes: number;
  /** In USD, as people read it. */
  readonly price: string;
}

/** The calls of the checks of an export. Each fails with an OuCostError. */
export interface ExportProbes {
  /** The ARN of the export of this name; null: the account has none. */
  findExport(): Promise<string | null>;
  describeExport(exportArn: string): Promise<ExportState>;
  /** Its runs, in any order. */
  exportRuns(exportArn: string): Promise<readonly ExportRun[]>;
  /** The billing periods that have a delivery, `YYYY-MM` in their order. */
  deliveredMonths(): Promise<readonly string[]>;
  /** When a billing period was delivered; null where that is not known. Fails where the delivery is not whole. */
  deliveredAt(month: string): Promise<number | null>;
  /** Fails where the table is none of this delivery of the export, or lacks columns; null: any delivery. */
  describeTable(month: string | null): Promise<TableState>;
  /** Null: there is no such work group. */
  describeWorkGroup(): Promise<WorkGroupState | null>;
  /** Starts a query that is free, since it only plans one. Returns its id. */
  startQuery(): Promise<string>;
  /** Waits until the query is done. Fails where the query failed. */
  awaitQuery(queryId: string): Promise<void>;
  readRows(queryId: string): Promise<void>;
  stopQuery(queryId: string): Promise<void>;
  /** Reads the lines of a billing period. Athena charges for it. */
  queryMonth(month: string): Promise<QueryCost>;
  /** AWS must refuse each of these; where it does not, nothing is written or read. */
  writeDelivery(): Promise<void>;
  listOthers(): Promise<void>;
  queryElsewhere(): Promise<void>;
  listAsWorker(): Promise<void>;
}
