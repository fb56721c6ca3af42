/** A billing period of a report. */
export interface ReportPeriod {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  readonly estimated: boolean;
  readonly settled: boolean;
  /** The source says that the period will not change any more; absent where it does not say so. */
  readonly final?: true;
}
