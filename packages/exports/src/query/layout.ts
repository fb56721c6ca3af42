import type { ChargeKind, Metric, SplitParts } from '@ou-cost/spend';
import type { SourceColumn } from '../ports.ts';
import type { Dialect } from './dialect.ts';
import type { SourceColumns } from './source-columns.ts';

/** An amount of one line: an expression of SQL, and the columns of costs that it is made from. */
export interface CostExpression {
  readonly sql: string;
  readonly columns: readonly SourceColumn[];
}

/** A value that tells what a charge is: the source's own, or a short word for what several columns say together. */
export interface RawValue {
  /** The name in the answer, such as `charge_category`. */
  readonly name: string;
  readonly sql: string;
}

/** What a charge is by its raw values, in the order of a layout's; null where they are not known. */
export interface Classified {
  readonly kind: ChargeKind | null;
  /** The source's name of the charge, for people. */
  readonly name: string;
}

/** How a table of AWS Data Exports says what a report needs. */
export interface ExportLayout {
  /** For people, such as `FOCUS`. */
  readonly name: string;
  readonly account: string;
  readonly accountName: string;
  readonly payer: string;
  readonly currency: string;
  readonly billingPeriodStart: string;
  readonly chargeStart: string;
  readonly chargeEnd: string;
  /** Empty in a line until AWS has sent the invoice that it is on; not every export has it. */
  readonly invoice: string;
  /** The columns without which no charge can be placed; a column of costs is needed by its metric only. */
  readonly needed: readonly string[];
  rawValues(columns: SourceColumns): readonly RawValue[];
  classify(values: readonly string[], columns: SourceColumns): Classified;
  /** The metrics by the columns that they need. */
  readonly metrics: ReadonlyMap<Metric, MetricColumns>;
  /** The value of a split other than charge type and hour. Fails with InvalidRequest where its column is absent. */
  splitValue(split: SplitParts, columns: SourceColumns, dialect: Dialect): string;
}

export interface MetricColumns {
  readonly needed: readonly string[];
  expression(columns: SourceColumns): CostExpression;
}
