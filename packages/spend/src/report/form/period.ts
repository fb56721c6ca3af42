/** A billing period of a report. */
export interface ReportPeriod {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  readonly estimated: boolean;
  readonly settled: boolean;
}
