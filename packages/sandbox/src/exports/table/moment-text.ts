import { formatMoment, type Moment } from '../../time/calendar.ts';

/** A point in time as AWS writes it into a CSV: `2026-10-01T00:00:00.000Z`. */
export function momentText(moment: Moment): string {
  return formatMoment(moment).replace('Z', '.000Z');
}

/** The same for many lines, most of which share their points in time. */
export class MomentTexts {
  readonly #texts = new Map<Moment, string>();

  of(moment: Moment): string {
    let text = this.#texts.get(moment);
    if (text === undefined) {
      text = momentText(moment);
      this.#texts.set(moment, text);
    }
    return text;
  }
}
