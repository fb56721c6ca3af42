/** The report as the page's script reads it: lists instead of objects, to stay small at 50,000 accounts. */
export interface PagePayload {
  readonly locale: string;
  readonly currency: string;
  readonly metrics: readonly string[];
  readonly by: 'charge-type' | 'service';
  readonly periods: readonly PayloadPeriod[];
  /** Charge types or services, in the order in which they are shown. */
  readonly parts: readonly string[];
  /** Whether gross, the amount without credits and refunds, is known. */
  readonly hasGross: boolean;
  /** Parents before their children. */
  readonly units: readonly PayloadUnit[];
  readonly accounts: readonly PayloadAccount[];
  readonly total: PayloadSpends;
  readonly unattributed: PayloadSpends;
  readonly comparison: PayloadComparison | null;
  /** Units deeper than this begin folded; null leaves it to the page. */
  readonly depth: number | null;
}

interface PayloadPeriod {
  readonly label: string;
  /** What may still change, such as `estimated`; empty when nothing does. */
  readonly marks: string;
}

/** Per metric, in the payload's order; 0 where nothing was spent. */
export type PayloadSpends = readonly PayloadSpend[] | 0;

/** Amounts per period, gross (0: the same), and the parts by their position (0: the same as the amounts). */
export type PayloadSpend = readonly [
  amounts: readonly string[],
  gross: readonly string[] | 0,
  parts: readonly (readonly [part: number, amounts: readonly string[] | 0])[],
];

export type PayloadChange = readonly [before: string, after: string, change: string, percent: string | null];

/** Per metric, in the payload's order. */
export type PayloadChanges = readonly PayloadChange[];

type PayloadUnit = readonly [
  id: string,
  name: string,
  /** Position in the units; -1 for the root. */
  parent: number,
  direct: PayloadSpends,
  total: PayloadSpends,
  changes: readonly [direct: PayloadChanges, total: PayloadChanges] | 0,
];

type PayloadAccount = readonly [
  id: string,
  name: string,
  /** Empty where it is active, or no longer known. */
  state: string,
  /** Position in the units; -1 where it is no longer in the organization. */
  unit: number,
  spend: PayloadSpends,
  changes: PayloadChanges | 0,
];

export interface PayloadComparison {
  readonly label: string;
  readonly total: PayloadChanges;
  readonly unattributed: PayloadChanges;
  readonly movers: readonly PayloadMover[];
}

export type PayloadMover = readonly [
  id: string,
  name: string,
  place: string,
  status: string,
  changes: PayloadChanges,
];
