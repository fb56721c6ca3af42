import type { HistoricalAccount, HistoricalPlacement } from './history.ts';
import type { Span, Timeline } from './timeline.ts';

/** An account's placements on all days, from what is known of its unit; null in the timeline stands for no unit. */
export function accountHistory(
  id: string,
  name: string | null,
  { spans }: Timeline<string | null>,
): HistoricalAccount {
  const last = spans.at(-1);
  return {
    id,
    name,
    placements: placementsOf(spans),
    leftOn: last?.value === null ? last.from : null,
  };
}

function placementsOf(
  spans: readonly [Span<string | null>, ...Span<string | null>[]],
): [HistoricalPlacement, ...HistoricalPlacement[]] {
  const begin = spans.findIndex(({ value, basis }) => basis !== 'before' && value !== null);
  const known = begin < 0 ? spans.slice(1) : spans.slice(begin);
  const unitId = known.find(({ value }) => value !== null)?.value ?? null;
  const placements: [HistoricalPlacement, ...HistoricalPlacement[]] = [
    { from: null, to: null, organizationalUnitId: unitId, basis: 'before-history' },
  ];
  let last = unitId;
  for (const { from, value, basis } of known) {
    last = value ?? last;
    const isGone = value === null && basis === 'known';
    add(placements, {
      from,
      to: null,
      organizationalUnitId: last,
      basis: basis === 'assumed' ? 'assumed' : isGone ? 'left' : 'seen',
    });
  }
  return placements;
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
