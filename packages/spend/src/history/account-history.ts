import type { CalendarDate } from '../time/calendar.ts';
import type { HistoricalAccount, HistoricalPlacement } from './history.ts';
import { endedOn, type Span, type Timeline } from './timeline.ts';

/** Where an account was over time; null: outside of the organization. */
export type PlaceTimeline = Timeline<string | null>;

/** An account's placements on all days, from what is known of its unit. */
export function accountHistory(id: string, name: string | null, timeline: PlaceTimeline): HistoricalAccount {
  return { id, name, placements: placementsOf(timeline), leftOn: endedOn(timeline) };
}

/**
 * The first place that is known serves for the days before. That place, and the last one before a departure, may have
 * lasted for a part of a day only, so that it is at the end of none.
 */
function placementsOf(timeline: PlaceTimeline): [HistoricalPlacement, ...HistoricalPlacement[]] {
  const { unitId: first, on } = firstPlace(timeline);
  const placements: [HistoricalPlacement, ...HistoricalPlacement[]] = [
    { from: null, to: null, organizationalUnitId: first, basis: 'before-history' },
  ];
  for (const { from, value, basis } of spansFrom(on, timeline)) {
    add(placements, {
      from,
      to: null,
      organizationalUnitId: value ?? placesUntil(from, timeline).at(-1) ?? first,
      basis: basis === 'assumed' ? 'assumed' : value === null ? 'left' : 'seen',
    });
  }
  return placements;
}

/** The first place that is known, and since when; without one the day on which it is known to have left. */
function firstPlace(timeline: PlaceTimeline): {
  readonly unitId: string | null;
  readonly on: CalendarDate | null;
} {
  const { spans, transitions } = timeline;
  const [{ value }, second] = spans;
  if (typeof value === 'string') return { unitId: value, on: second?.from ?? null };
  const entry = transitions.find(({ to }) => to !== null);
  return { unitId: entry?.to ?? null, on: entry?.on ?? second?.from ?? null };
}

function spansFrom(day: CalendarDate | null, { spans }: PlaceTimeline): Span<string | null>[] {
  if (day === null) return [];
  return spans
    .filter((_, at) => (spans[at + 1]?.from ?? '~') > day)
    .filter(({ basis }) => basis !== 'before')
    .map((span) => ({ ...span, from: span.from === null || span.from < day ? day : span.from }));
}

/** The units that the account was in up to the end of a day, as far as they changed. */
function placesUntil(day: CalendarDate | null, { transitions }: PlaceTimeline): string[] {
  return transitions
    .filter(({ on }) => day !== null && on <= day)
    .flatMap(({ from, to }) => [from, to])
    .filter((value) => typeof value === 'string');
}

function add(
  placements: [HistoricalPlacement, ...HistoricalPlacement[]],
  placement: HistoricalPlacement,
): void {
  const last = placements.at(-1);
  if (last === undefined) return;
  if (last.organizationalUnitId === placement.organizationalUnitId && last.basis === placement.basis) return;
  placements[placements.length - 1] = { ...last, to: placement.from };
  placements.push(placement);
}
