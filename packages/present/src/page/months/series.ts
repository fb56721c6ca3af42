import type { PayloadChoice, PayloadSpends } from '../figures/payload.ts';
import type { Store } from '../store.ts';

/** One bar of the chart, or of a row of the table. */
export interface Month {
  /** Position in the payload's choices. */
  readonly choice: number;
  readonly about: PayloadChoice;
  /** Null where what is shown is not known of it. */
  readonly amount: string | null;
  readonly kind: 'chosen' | 'before' | 'other';
  /** Of the month before, the part up to the same day as the compared days; 1 where all of it is compared. */
  readonly compared: number;
}

/** The choices that have a bar, with what a unit or account spent in them. */
export function monthsOf(spends: PayloadSpends, { payload, figures, state }: Store): Month[] {
  const { compared } = figures;
  return payload.choices.flatMap((about, choice): Month[] => {
    if (about.bar === null) return [];
    const isBefore = compared?.before.bar === choice;
    const kind = choice === state.measure.choice ? 'chosen' : isBefore ? 'before' : 'other';
    const amount = figures.amountIn(spends, about);
    return [{ choice, about, amount, kind, compared: isBefore ? comparedPart(amount, spends) : 1 }];
  });

  function comparedPart(amount: string | null, of: PayloadSpends): number {
    const before = Number(figures.change(of)?.before ?? '0');
    const whole = Number(amount ?? '0');
    const part = whole === 0 ? 1 : before / whole;
    return part > 0 && part < 1 ? part : 1;
  }
}
