import fc from 'fast-check';
import type { EventCoverage, HistoryFacts, OrganizationEvent, SeenTree } from '../history/facts.ts';
import { addDays, type CalendarDate } from '../time/calendar.ts';
import { day, factsWith, ROOT, seen } from './history.ts';

/** How many days a random history has, and in how many parts of a day something can happen, the last in the evening. */
export const DAYS = 90;
const PARTS = 4;
const SLOTS = DAYS * PARTS;
const FIRST = day('2026-01-01');

/** Where an account is in truth; null: outside of the organization. */
type Place = string | null;

/** What happens to an account at the beginning of a part of a day. */
interface Happening {
  readonly slot: number;
  readonly event: OrganizationEvent;
  readonly before: Place;
  readonly after: Place;
  readonly isTold: boolean;
}

export interface TrueAccount {
  readonly id: string;
  /** In every part of every day. */
  readonly places: readonly Place[];
  readonly happenings: readonly Happening[];
}

/** An organization whose truth is known, and what was seen and told of it. */
export interface RandomHistory {
  readonly facts: HistoryFacts;
  readonly now: SeenTree;
  readonly accounts: readonly TrueAccount[];
  /** In which part of which day the tree was looked at, as far as what was left of it tells. */
  readonly looks: readonly number[];
  readonly isCovered: readonly boolean[];
}

export function dayNumbered(number: number): CalendarDate {
  return addDays(FIRST, number);
}

export function slotOf(dayNumber: number, part: number): number {
  return dayNumber * PARTS + part;
}

function dayOfSlot(slot: number): number {
  return Math.floor(slot / PARTS);
}

function instant(slot: number, hour: number): string {
  const at = (24 / PARTS) * (slot % PARTS) + hour;
  return `${dayNumbered(dayOfSlot(slot))}T${String(at).padStart(2, '0')}:00:00Z`;
}

const units = fc.constantFrom(ROOT, 'A', 'B', 'C');
const slots = fc.integer({ min: 1, max: SLOTS - 2 });
/** Few days, so that several things happen on one, and often on the day of a look. */
const busySlots = fc.oneof(slots, fc.integer({ min: slotOf(30, 0), max: slotOf(34, 3) }));

const scripts = fc.record({
  begin: fc.option(units, { freq: 4 }),
  steps: fc.uniqueArray(
    fc.record({ slot: busySlots, to: fc.option(units, { freq: 4 }), isTold: fc.boolean() }),
    {
      selector: ({ slot }) => slot,
      maxLength: 8,
    },
  ),
});

type Script = typeof scripts extends fc.Arbitrary<infer T> ? T : never;

/** Days on which things that no coverage makes known are told all the same: all of a day or none. */
const toldDays = fc.array(fc.boolean(), { minLength: DAYS, maxLength: DAYS });

const covered = fc
  .array(fc.tuple(fc.integer({ min: 0, max: DAYS - 1 }), fc.integer({ min: 1, max: 30 })), { maxLength: 3 })
  .map((times) => times.map(([from, length]) => ({ from, to: Math.min(from + length, DAYS) })));

const looks = fc.uniqueArray(fc.oneof(slots, busySlots), { maxLength: 12 });

/** Moves, A to B to A, several in a day, joins, departures, rejoining, days without a look, events of a part of the time. */
export function randomHistories(): fc.Arbitrary<RandomHistory> {
  return fc
    .record({ scripts: fc.array(scripts, { minLength: 1, maxLength: 3 }), toldDays, covered, looks })
    .map((drawn) => {
      const isCovered = Array.from({ length: DAYS }, (_, at) =>
        drawn.covered.some(({ from, to }) => from <= at && at < to),
      );
      const isToldOn = (slot: number) => isCovered[dayOfSlot(slot)] || drawn.toldDays[dayOfSlot(slot)];
      const accounts = drawn.scripts.map((script, at) => trueAccount(String(at + 1), script, isToldOn));
      const inOrder = [...drawn.looks].sort((one, other) => one - other);
      const { trees, unchangedOn } = lookedAt(accounts, inOrder);
      const told = accounts.flatMap(({ happenings }) => happenings.filter(({ isTold }) => isTold));
      const eventsCover = drawn.covered.map(
        ({ from, to }): EventCoverage => ({
          from: instant(slotOf(from, 0), 0),
          to: instant(slotOf(to, 0), 0),
        }),
      );
      const events = told.map(({ event }) => event);
      const history = {
        facts: factsWith({ trees, unchangedOn, events, eventsCover }),
        now: treeIn(accounts, SLOTS - 1),
        accounts,
        looks: [...inOrder.filter((slot) => isShown(slot, trees, unchangedOn)), SLOTS - 1],
        isCovered,
      };
      // A counterexample shows what was seen and told, not every part of every day.
      return { ...history, toString: () => JSON.stringify([history.facts, history.now.accounts]) };
    });
}

function trueAccount(
  id: string,
  { begin, steps }: Script,
  isToldOn: (slot: number) => boolean | undefined,
): TrueAccount {
  const places: Place[] = [];
  const happenings: Happening[] = [];
  let place = begin;
  const sorted = [...steps].sort((one, other) => one.slot - other.slot);
  for (const { slot, to } of sorted) {
    // Who joins an organization begins in its root.
    const after = place === null && to !== null ? ROOT : to;
    if (after === place) continue;
    while (places.length < slot) places.push(place);
    const event = eventOf(id, slot, place, after);
    happenings.push({ slot, event, before: place, after, isTold: isToldOn(slot) ?? false });
    place = after;
  }
  while (places.length < SLOTS) places.push(place);
  return { id, places, happenings };
}

function eventOf(accountId: string, slot: number, before: Place, after: Place): OrganizationEvent {
  const at = instant(slot, 1);
  const id = `${accountId} at ${at}`;
  if (before === null) return { id, at, kind: 'account-joined', accountId, name: null };
  if (after === null) return { id, at, kind: 'account-left', accountId, name: null };
  return { id, at, kind: 'account-moved', accountId, fromParentId: before, toParentId: after };
}

function treeIn(accounts: readonly TrueAccount[], slot: number): SeenTree {
  const here = accounts.flatMap(({ id, places }) => {
    const place = places[slot] ?? null;
    return place === null ? [] : [[id, place] as const];
  });
  return seen(instant(slot, 3), Object.fromEntries(here));
}

/** A run leaves a tree where it differs from the newest one, else that the day had no change. */
function lookedAt(
  accounts: readonly TrueAccount[],
  inOrder: readonly number[],
): Pick<HistoryFacts, 'trees' | 'unchangedOn'> {
  const trees: SeenTree[] = [];
  const unchangedOn: CalendarDate[] = [];
  for (const slot of inOrder) {
    const tree = treeIn(accounts, slot);
    const isSame = JSON.stringify(trees.at(-1)?.accounts) === JSON.stringify(tree.accounts);
    if (isSame) unchangedOn.push(dayNumbered(dayOfSlot(slot)));
    else trees.push(tree);
  }
  return { trees, unchangedOn };
}

/** That a day had no change tells nothing more on a day with a tree of its own: it may be older or newer than that. */
function isShown(slot: number, trees: readonly SeenTree[], unchangedOn: readonly CalendarDate[]): boolean {
  const on = dayNumbered(dayOfSlot(slot));
  if (trees.some(({ asOf }) => asOf === instant(slot, 3))) return true;
  const hasTree = on === dayNumbered(DAYS - 1) || trees.some(({ asOf }) => asOf.startsWith(on));
  return unchangedOn.includes(on) && !hasTree;
}
