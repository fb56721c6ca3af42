import { addDays, type CalendarDate } from '../time/calendar.ts';
import type { Coverage } from './coverage.ts';
import { dayOf, lastDayUntil } from './instant.ts';

/** What is known of a value at an instant: what it was right before, and what it is from then on. */
export interface Fact<T> {
  readonly at: string;
  /** Undefined: it is not told. */
  readonly before: T | undefined;
  readonly after: T;
  /** Whether it was seen, and not told by an event. */
  readonly isSeen: boolean;
}

/** The value at the end of each day from this one on, up to the next span, which may have the same. */
export interface Span<T> {
  /** Null: from the beginning of time. */
  readonly from: CalendarDate | null;
  /** Undefined: it is not known. */
  readonly value: T | undefined;
  /** `before`: no fact reaches that far back; `assumed`: the facts around it do not agree. */
  readonly basis: 'before' | 'known' | 'assumed';
}

/** A change of the value on a day, or at some time since an earlier day. */
interface Transition<T> {
  /** For the order of changes. */
  readonly at: string;
  readonly on: CalendarDate;
  readonly since: CalendarDate | null;
  readonly from: T | undefined;
  readonly to: T;
}

/** An event that cannot be true, since the value was seen to be another while every event is known. */
interface Contradiction<T> {
  readonly on: CalendarDate;
  readonly seen: T;
  readonly told: T;
}

/** A value over time; the spans follow each other, and the last one goes on. */
export interface Timeline<T> {
  readonly spans: readonly [Span<T>, ...Span<T>[]];
  readonly transitions: readonly Transition<T>[];
  readonly contradictions: readonly Contradiction<T>[];
}

/** The day on which the last value became null; null: it did not, or is another one again. */
export function endedOn({ spans, transitions }: Timeline<string | null>): CalendarDate | null {
  const ends = spans.at(-1)?.value === null;
  return ends ? (transitions.findLast(({ to }) => to === null)?.on ?? null) : null;
}

/** What facts in the order of time say about each day: the last one before the end of a day decides. */
export function timelineOf<T>(first: Fact<T>, others: readonly Fact<T>[], coverage: Coverage): Timeline<T> {
  const before = first.before;
  const spans: [Span<T>, ...Span<T>[]] = [{ from: null, value: before, basis: 'before' }];
  const transitions: Transition<T>[] = [];
  const contradictions: Contradiction<T>[] = [];
  const known = (at: string, value: T) => add(spans, { from: dayOf(at), value, basis: 'known' });
  const happened = ({ at, after }: Fact<T>, from: T | undefined) => {
    if (from !== after) transitions.push({ at, on: dayOf(at), since: null, from, to: after });
    known(at, after);
  };
  if (before !== undefined) known(coverage.nearlyBefore(first.at), before);
  happened(first, before);
  let last = first;
  for (const fact of others) {
    const value = last.after;
    if (fact.before !== undefined && fact.before !== value) {
      const isCovered = coverage.covers(last.at, fact.at);
      if (isCovered) contradictions.push(...contradictionOf(last, fact, fact.before));
      // Facts of one instant, and a log that does not know the change, leave nothing to narrow its time down.
      const isOpen = !isCovered && last.at < fact.at;
      const until = isOpen ? coverage.after(last.at) : last.at;
      const at = isOpen ? coverage.before(fact.at) : fact.at;
      const lastKnown = until === last.at ? dayOf(until) : lastDayUntil(until);
      // What is known from midnight on is known at the end of the day before.
      const on = at === fact.at ? dayOf(at) : lastDayUntil(at);
      if (addDays(lastKnown, 1) < on) add(spans, { from: addDays(lastKnown, 1), value, basis: 'assumed' });
      transitions.push({ at, on, since: lastKnown < on ? lastKnown : null, from: value, to: fact.before });
      add(spans, { from: on, value: fact.before, basis: 'known' });
    }
    happened(fact, fact.before === undefined ? impliedBefore(fact, value) : fact.before);
    last = fact;
  }
  return { spans, transitions, contradictions };
}

/** An event that does not tell what was before tells that there was something: a value that nobody has seen. */
function impliedBefore<T>({ isSeen }: Fact<T>, value: T): T | undefined {
  return value === null && !isSeen ? undefined : value;
}

function contradictionOf<T>(last: Fact<T>, fact: Fact<T>, before: T): Contradiction<T>[] {
  if (last.isSeen === fact.isSeen) return [];
  return fact.isSeen
    ? [{ on: dayOf(fact.at), seen: before, told: last.after }]
    : [{ on: dayOf(last.at), seen: last.after, told: before }];
}

/** Of several spans that begin on one day the last holds at its end. */
function add<T>(spans: [Span<T>, ...Span<T>[]], span: Span<T>): void {
  if (spans.length > 1 && spans.at(-1)?.from === span.from) spans.pop();
  spans.push(span);
}
