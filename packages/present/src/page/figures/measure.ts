import type { PartChoice } from './amounts.ts';
import { sumIn } from './amounts.ts';
import { type ChangeFigure, changeBetween, differenceOf } from './change.ts';
import type { PagePayload, PayloadChoice, PayloadCompared, PayloadSpends } from './payload.ts';

/** What the page shows of every spend. */
export interface Measure {
  /** Position in the payload's metrics. */
  readonly metric: number;
  /** Position in the payload's choices. */
  readonly choice: number;
  readonly part: PartChoice;
}

/** The figures of any spend under one measure. All parts of the page take theirs from here, so they agree. */
export interface Figures {
  readonly choice: PayloadChoice;
  /** The two sides of the change; null where the days before are not known, or not by the part that is shown. */
  readonly compared: PayloadCompared | null;
  /** The exact amount. */
  readonly amount: (spends: PayloadSpends) => string;
  /** The change of it; null where nothing is compared. */
  readonly change: (spends: PayloadSpends) => ChangeFigure | null;
  /** The amount of this change alone. */
  readonly difference: (spends: PayloadSpends) => string | null;
  /** The amounts in other choices, such as the bars of a chart; null where the part is not known there. */
  readonly amountIn: (spends: PayloadSpends, choice: PayloadChoice) => string | null;
  /** The same measure of another part of spend. */
  readonly of: (part: PartChoice) => Figures;
}

export function figuresOf(payload: PagePayload, { metric, choice: at, part }: Measure): Figures {
  const choice = payload.choices[at] ?? NO_CHOICE;
  const { compared: sides } = choice;
  const isCompared =
    sides !== null &&
    isKnown(payload, part, sides.before.columns) &&
    isKnown(payload, part, sides.after.columns);
  const compared = isCompared ? sides : null;
  const sum = (spends: PayloadSpends, columns: readonly number[]) => sumIn(spends, metric, part, columns);
  return {
    choice,
    compared,
    amount: (spends) => sum(spends, choice.columns),
    change: (spends) =>
      compared === null
        ? null
        : changeBetween(sum(spends, compared.before.columns), sum(spends, compared.after.columns)),
    difference: (spends) =>
      compared === null
        ? null
        : differenceOf(sum(spends, compared.before.columns), sum(spends, compared.after.columns)),
    amountIn: (spends, other) => (isKnown(payload, part, other.columns) ? sum(spends, other.columns) : null),
    of: (other) => figuresOf(payload, { metric, choice: at, part: other }),
  };
}

/** Whether a part is known in all of some columns: of some only the net amounts were read. */
export function isKnown(payload: PagePayload, part: PartChoice, columns: readonly number[]): boolean {
  if (part === 'net') return true;
  const split = splitOf(payload, part);
  return columns.every((column) => payload.columns[column]?.splits.includes(split) === true);
}

/** The position of the split that a part belongs to; gross amounts are known by charge type. -1 where there is none. */
function splitOf({ splits }: PagePayload, part: Exclude<PartChoice, 'net'>): number {
  return part === 'gross'
    ? splits.findIndex(({ kind }) => kind === 'charge-type')
    : splits.findIndex(({ from, to }) => part >= from && part < to);
}

/** Whether any amount without credits and refunds can be shown. */
export function hasGross({ splits }: PagePayload): boolean {
  return splits.some(({ kind }) => kind === 'charge-type');
}

const NO_CHOICE: PayloadChoice = {
  key: '',
  label: '',
  short: '',
  bar: null,
  state: 'settled',
  columns: [],
  compared: null,
};
