import type { ExportTable } from '../table/column.ts';

/** How an export is delivered. */
export interface ExportOptions {
  /** The export's name, which its files begin with. */
  readonly name: string;
  /** The path above the export in the bucket, without `/` at its ends. @default none */
  readonly prefix?: string;
  /** The bucket that the manifests name. @default `exports-` and the payer's account id */
  readonly bucket?: string;
  /** @default FOCUS_1_2_AWS */
  readonly table?: ExportTable;
  /** The columns to deliver, in this order. @default all of the table, in the order of their names */
  readonly columns?: readonly string[];
  /** AWS delivers the first two; people unpack files. @default parquet */
  readonly format?: 'parquet' | 'csv.gz' | 'csv';
  /** Whether each delivery has a folder of its own, or overwrites the one before. @default create-new */
  readonly mode?: 'create-new' | 'overwrite';
  /** The billing periods to deliver, `YYYY-MM`. @default all that have charges */
  readonly months?: readonly string[];
  /** The most lines in one file. @default 250000 */
  readonly linesPerFile?: number;
  /**
   * How many deliveries each billing period had before the current one, a day apart. In overwrite mode each leaves one
   * file that the current delivery has overwritten with no lines, as AWS does with files that it no longer needs.
   * @default 0
   */
  readonly earlierDeliveries?: number;
  /** What manifests and folders of deliveries name. @default an ARN that follows from payer and name */
  readonly exportArn?: string;
}

/** A billing period's delivery. */
export interface WrittenDelivery {
  /** `YYYY-MM` */
  readonly month: string;
  readonly executionId: string;
  /** When its manifest was written, in milliseconds since 1970-01-01T00:00Z. */
  readonly deliveredAt: number;
  /** Paths below the folder that was written to, with `/` between their parts. */
  readonly files: readonly string[];
  readonly manifest: string;
}

export interface WrittenExport {
  /** The path below which the export stands: prefix and name, with `/` between their parts. */
  readonly path: string;
  /** The current deliveries, by month. */
  readonly deliveries: readonly WrittenDelivery[];
  /** Those before them, in the order of their times; empty in overwrite mode, where nothing is left of them. */
  readonly earlier: readonly WrittenDelivery[];
}
