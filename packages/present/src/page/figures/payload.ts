import type { Language } from '@ou-cost/contract/options';

/** The report as the page's script reads it: texts of several amounts instead of objects, to stay small at 50,000 accounts. */
export interface PagePayload {
  readonly language: Language;
  readonly locale: string;
  readonly currency: string;
  readonly metrics: readonly PayloadMetric[];
  /** What spend is split by; the first one is drawn. */
  readonly splits: readonly PayloadSplit[];
  /** The labels of the parts of every split, one split after another, in the order in which they are shown. */
  readonly parts: readonly string[];
  /** Every range of days for which amounts are known. */
  readonly columns: readonly PayloadColumn[];
  /** The periods that a reader can choose, in the order of their days. */
  readonly choices: readonly PayloadChoice[];
  /** The position of the choice that the page begins with. */
  readonly firstChoice: number;
  /** Parents before their children. */
  readonly units: readonly PayloadUnit[];
  readonly accounts: readonly PayloadAccount[];
  readonly total: PayloadSpends;
  readonly unattributed: PayloadSpends;
  /** How many accounts with spend are in no unit. */
  readonly departed: number;
  readonly about: PayloadAbout;
  /** The tree of the units and accounts here. */
  readonly tree: Tree;
  /** Units deeper than this begin folded; null leaves it to the page. */
  readonly depth: number | null;
  /** How many siblings are shown before the rest is folded into one row; null leaves it to the page. */
  readonly top: number | null;
  /** By what siblings are sorted at first. */
  readonly sort: 'spend' | 'change' | 'name';
}

/** The tree that spend stands on: that of each day, or that of the day of the run. The page's script imports no zod. */
export const TREES = ['as-was', 'as-is'] as const;
export type Tree = (typeof TREES)[number];

/** What the page says about the report as a whole, as it stands in the page. */
interface PayloadAbout {
  readonly status: 'reconciled' | 'difference-allowed' | 'not-checked';
  /** The largest difference that counts as reconciled, with its currency. */
  readonly tolerance: string;
  /** What the independent total is called. */
  readonly independent: string;
  /** What the part of it that is in no account is called. */
  readonly notAttributed: string;
  readonly runCost: string;
  /** How many notes the report has. */
  readonly notes: number;
}

interface PayloadMetric {
  /** As Cost Explorer's API calls it. */
  readonly name: string;
  readonly label: string;
}

interface PayloadSplit {
  /** As the option of the command line says it: `service`, `tag:Project`. */
  readonly id: string;
  /** `charge-type`, `service`, `region`, `resource`, `hour`, `tag` or `cost-category`. */
  readonly kind: string;
  /** What one part of it is called. */
  readonly label: string;
  /** What its parts are called. */
  readonly many: string;
  /** What the sum of its parts is called. */
  readonly all: string;
  /** The positions of its parts. */
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  /** The positions of those that gross amounts leave out. */
  readonly back: readonly number[];
}

/** A range of days for which amounts are known. */
export interface PayloadColumn {
  /** The positions of the splits whose parts are known; net amounts always are. */
  readonly splits: readonly number[];
  /** The independent total per metric; 0 where there is none. */
  readonly independent: readonly (string | 0)[];
  /** What the selection leaves out, per metric; 0 where it leaves nothing out, or that is not known. */
  readonly leftOut: readonly (string | 0)[];
}

export type PeriodState = 'settled' | 'not-settled' | 'estimated';

/** A period that a reader can choose. Its amounts are the sums of columns. */
export interface PayloadChoice {
  /** As an address holds it: `2026-10`. */
  readonly key: string;
  readonly label: string;
  /** For the head of a column. */
  readonly short: string;
  /** For under a bar of the chart, and a second line where a year begins; null: the chart does not have it. */
  readonly bar: readonly [label: string, year: string] | null;
  readonly state: PeriodState;
  readonly columns: readonly number[];
  readonly compared: PayloadCompared | null;
}

/** Two sides of a comparison, each as the sum of columns. `after` are days of the choice: all, or those that are over. */
export interface PayloadCompared {
  readonly before: PayloadSide;
  readonly after: PayloadSide;
}

interface PayloadSide {
  readonly label: string;
  readonly short: string;
  readonly columns: readonly number[];
  /** The position of the choice that begins on the same day and has a bar; -1 where there is none. */
  readonly bar: number;
}

/** Amounts in columns, in their order, with a space between. */
export type PayloadAmounts = string;

/** Per metric, in the payload's order; 0 where nothing was spent. */
export type PayloadSpends = readonly PayloadSpend[] | 0;

/**
 * Net amounts in all columns, gross ones (0: the same), and the parts by their position (0: the same as the net ones).
 * Gross amounts and parts end after the last column that has any.
 */
export type PayloadSpend = readonly [
  net: PayloadAmounts,
  gross: PayloadAmounts | 0,
  parts: readonly (readonly [part: number, amounts: PayloadAmounts | 0])[],
];

type PayloadUnit = readonly [
  id: string,
  name: string,
  /** Position in the units; -1 for the root. */
  parent: number,
  direct: PayloadSpends,
  total: PayloadSpends,
  /** How many accounts are directly in it. */
  accounts: number,
  /** Shown beside the name, such as a former name; absent where there is nothing to say. */
  remark?: string,
];

/** An account, or one of several for an account that stood in several units: see `accountIdOf`. */
export type PayloadAccount = readonly [
  id: string,
  name: string,
  /** Shown beside the name, such as its state or its days in the unit; may be empty. */
  remark: string,
  /** Position in the units; -1 where it is in none. */
  unit: number,
  spend: PayloadSpends,
  /** The same position on today's tree; absent where that is the tree of the page, or cannot be shown. */
  today?: number,
  /** The remark on today's tree; absent where it is the same. */
  remarkToday?: string,
];
