import type { Decimal } from '@ou-cost/spend';
import type { Dialect } from './query/dialect.ts';

/** An object of a bucket, or a file of a folder. */
export interface StoredObject {
  /** From the bucket's or the folder's root, with `/` between its parts. */
  readonly path: string;
  readonly bytes: number;
  /** When it was written, in milliseconds since 1970-01-01T00:00Z. */
  readonly modifiedAt: number;
  /** Changes whenever the object is written anew: a bucket's ETag. Means nothing between two stores. */
  readonly version: string;
}

/** Where an export is delivered to. Paths have `/` between their parts, whatever the machine. */
export interface DeliveryStore {
  /** For people: a folder's path or `s3://bucket`. */
  readonly name: string;
  /** The bucket; null for a folder, which may be a copy from any bucket. */
  readonly bucket: string | null;
  /** Every object whose path begins with the prefix, in the order of their paths. Fails with an OuCostError. */
  list(prefix: string): Promise<readonly StoredObject[]>;
  /**
   * The whole of a small object, such as a manifest; null where there is none. Fails with MalformedAnswer where it is
   * larger than this many bytes, else with another OuCostError.
   */
  read(path: string, mostBytes: number): Promise<Uint8Array | null>;
}

/**
 * The whole current delivery of one billing period: the files that its manifest names, and no others. Files without a
 * manifest may hold lines of several billing periods; such a file then belongs to several deliveries. So whoever reads
 * deliveries reads each file once, and of it the lines of the billing periods that are asked for.
 */
export interface Delivery {
  /** The billing period, `YYYY-MM`. */
  readonly month: string;
  /** When its manifest was written, in milliseconds since 1970-01-01T00:00Z; null where there is no manifest to ask. */
  readonly deliveredAt: number | null;
  /** The manifest; null where there is none. */
  readonly manifest: StoredObject | null;
  /**
   * What holds the files and nothing of another billing period's delivery; ends with `/`. Empty where there is no
   * manifest: then nothing may be read but the files.
   */
  readonly folder: string;
  /** At least one, in the order of their paths. */
  readonly files: readonly StoredObject[];
  /** Paths in the folder that are not of this delivery: an engine that reads the folder must leave them out. */
  readonly others: readonly string[];
}

/** The deliveries of one export. */
export interface Deliveries {
  /** For people. */
  readonly name: string;
  /** The billing periods that have one, `YYYY-MM` in their order. */
  months(): Promise<readonly string[]>;
  /**
   * The deliveries of these billing periods, in their order. Fails with PeriodNotAvailable where one was never
   * delivered, and with Incomplete or MalformedAnswer where one is not whole.
   */
  of(months: readonly string[]): Promise<readonly Delivery[]>;
  /** Fails with Incomplete where what was read has been written to or replaced since. */
  assertUnchanged(read: readonly Delivery[]): Promise<void>;
}

/** Says which billing periods files without a manifest have lines of. */
export interface PeriodReader {
  /** For each path its billing periods, `YYYY-MM` in any order; none for a file without lines. */
  monthsOf(files: readonly StoredObject[]): Promise<ReadonlyMap<string, readonly string[]>>;
}

/** A column as the source spells it, with the type that the engine gives it. */
export interface SourceColumn {
  readonly name: string;
  /** Such as `DOUBLE`, `varchar` or `map<string,string>`; the engine's own spelling. */
  readonly type: string;
}

/** A value of a row of an answer. A decimal is exact; dates and times are text as in `2026-10-01`. */
export type AnswerValue = string | bigint | boolean | Decimal | null;

/** An answer's rows, some at a time; each has a value for every column of the statement, in their order. */
export type AnswerRows = AsyncIterable<readonly (readonly AnswerValue[])[]>;

/** Finds the files of deliveries on this machine. */
export interface LocalFiles {
  /** The paths on this machine, in the order of the files; fetched where they are elsewhere. Fails with an OuCostError. */
  pathsOf(files: readonly StoredObject[]): Promise<readonly string[]>;
}

/** What runs a query over whole deliveries. */
export interface ExportEngine {
  /** For people, such as `DuckDB`. */
  readonly name: string;
  /** What it reads where the SQL that both engines read cannot say it. */
  readonly dialect: Dialect;
  /** The columns of the deliveries' files. Fails with MalformedAnswer where the files do not agree. */
  columns(deliveries: readonly Delivery[]): Promise<readonly SourceColumn[]>;
  /** Runs one statement of the query builder over these deliveries. Fails with an OuCostError. */
  rows(statement: ExportStatement, deliveries: readonly Delivery[]): AnswerRows;
  /**
   * Fails where it finds no line at all of one of these deliveries. Absent: it reads the files themselves, so that a
   * delivery without lines has none.
   */
  assertFound?(deliveries: readonly Delivery[]): Promise<void>;
}

/** A query in parts, so that an engine can say where its rows come from. */
export interface ExportStatement {
  /** The SQL of the query, for what stands behind `FROM`. Only what both engines read. */
  sql(from: string): string;
  /** The columns of its rows. */
  readonly columns: readonly { readonly name: string; readonly type: 'text' | 'decimal' | 'count' }[];
  /** The columns of costs that it casts to decimals: where a cast fails, one of them holds what is no cost. */
  readonly costs: readonly SourceColumn[];
}
