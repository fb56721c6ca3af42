import type { PlacementBasis } from '../history/history.ts';
import { DAYS, type RandomHistory, slotOf, type TrueAccount } from './random-history.ts';

/** What is known right after a point of time: a unit, `null` outside of the organization, or that it is in some unit. */
type Known = string | null | typeof SOME_UNIT;
const SOME_UNIT = Symbol('in a unit that is not told');

/** A point of time: right before and right after something can happen, when the tree can be looked at, a day's end. */
interface Point {
  readonly day: number;
  readonly kind: 'before' | 'after' | 'look' | 'end';
  readonly slot: number;
  known?: Known;
}

/** Where an account is to be said to have stood at the end of a day, and why. */
export interface KnownPlace {
  readonly unit: string | null;
  readonly basis: PlacementBasis;
}

/**
 * The rule of placement computed point by point: what is seen or told at a point, and what follows from it for the
 * points beside it as long as the log knows every event between them.
 */
export function knownPlaces(account: TrueAccount, history: RandomHistory): KnownPlace[] {
  const points = allPoints();
  enterFacts(points, account, history);
  carry(points, account, history);
  return Array.from({ length: DAYS }, (_, day) => placeOn(day, points, history) ?? []).flat();
}

function allPoints(): Point[] {
  const points: Point[] = [];
  for (let day = 0; day < DAYS; day += 1) {
    for (const part of [0, 1, 2, 3]) {
      const slot = slotOf(day, part);
      points.push({ day, kind: 'before', slot }, { day, kind: 'after', slot }, { day, kind: 'look', slot });
    }
    points.push({ day, kind: 'end', slot: slotOf(day, 3) });
  }
  return points;
}

function enterFacts(points: Point[], { places, happenings }: TrueAccount, { looks }: RandomHistory): void {
  const told = new Map(happenings.filter(({ isTold }) => isTold).map((one) => [one.slot, one]));
  for (const point of points) {
    const event = told.get(point.slot);
    if (point.kind === 'look' && looks.includes(point.slot)) point.known = places[point.slot] ?? null;
    if (event === undefined) continue;
    if (point.kind === 'before') point.known = event.after === null ? SOME_UNIT : event.before;
    if (point.kind === 'after') point.known = event.after;
  }
}

/** Between two points nothing happens where the day is covered and no event is told. */
function carry(points: Point[], { happenings }: TrueAccount, { isCovered }: RandomHistory): void {
  const isQuiet = (into: Point) =>
    isCovered[into.day] === true &&
    !(into.kind === 'after' && happenings.some(({ slot }) => slot === into.slot));
  const pass = (from: Point | undefined, to: Point, into: Point) => {
    const known = from?.known;
    const isOpen = to.known === undefined || to.known === SOME_UNIT;
    if (isOpen && known !== undefined && known !== SOME_UNIT && isQuiet(into)) to.known = known;
  };
  for (const [at, point] of points.entries()) pass(points[at - 1], point, point);
  for (const [at, point] of [...points.entries()].reverse()) {
    const next = points[at + 1];
    if (next !== undefined) pass(next, point, next);
  }
}

function placeOn(day: number, points: readonly Point[], { isCovered }: RandomHistory): KnownPlace | null {
  const end = points.findIndex((point) => point.day === day && point.kind === 'end');
  const isUnit = ({ known }: Point) => typeof known === 'string';
  const first = points.find(isUnit);
  if (first === undefined || typeof first.known !== 'string') return null;
  if (day < firstDayOf(first, points, isCovered)) return { unit: first.known, basis: 'before-history' };
  const last = points.slice(0, end + 1).findLast(({ known }) => known !== undefined && known !== SOME_UNIT);
  const next = points.slice(end + 1).find(({ known }) => known !== undefined);
  const unit = points.slice(0, end + 1).findLast(isUnit)?.known ?? first.known;
  if (typeof unit !== 'string') return null;
  const agrees = next === undefined || next.known === SOME_UNIT || next.known === last?.known;
  if (last === undefined || agrees || last.day === day) {
    return { unit, basis: last?.known === null ? 'left' : 'seen' };
  }
  return { unit, basis: 'assumed' };
}

/** The day from which on the first unit is known. A log that ends on the day of the first fact, or before, leads on to it. */
function firstDayOf(first: Point, points: readonly Point[], isCovered: readonly boolean[]): number {
  const isFirstFact = points.findIndex(({ known }) => known !== undefined) === points.indexOf(first);
  if (!isFirstFact) return first.day;
  let day = first.kind === 'end' ? first.day + 1 : first.day;
  while (isCovered[day - 1] === true) day -= 1;
  return day;
}
