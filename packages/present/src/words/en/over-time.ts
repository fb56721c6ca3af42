import type { PlacementBasis } from '@ou-cost/spend';
import { shortDays } from './dates.ts';

const bases: Record<Exclude<PlacementBasis, 'seen'>, string> = {
  assumed: 'assumed',
  'before-history': 'before the history begins',
  left: 'has left',
};

function stay(first: string | null, last: string | null): string {
  if (first === null) return last === null ? '' : `until ${last}`;
  return last === null ? `from ${first}` : `${first} to ${last}`;
}

function shortDay(day: string | null): string | null {
  return day === null ? null : shortDays(day, day);
}

/** Words of what changed over time: the organization, its tree, and what a source had said before. */
export const overTimeWords = {
  title: 'Over time',
  /** Why an account is said to have stood in a unit where it was not seen. */
  bases,
  /** The days of an account in one of its units, both included; null: those of the report's beginning or end. */
  stay,
  /** The same without the year, where there is little room. */
  shortStay: (first: string | null, last: string | null) => stay(shortDay(first), shortDay(last)),
  formerly: (names: string) => `formerly ${names}`,
  deletedOn: (day: string) => `deleted ${day}`,
  leftOn: (day: string) => `left ${day}`,
  lastIn: (path: string) => `last in ${path}`,

  treeAsWas: (instant: string) =>
    `as it was at the end of each day (UTC); today’s tree was read at ${instant}`,

  /** Above the notes of a page that can show today's tree, too. */
  notesAsWas: 'They are about the figures on the tree as it was.',

  changes: {
    title: (days: string) => `What happened to the organization, ${days}`,
    none: 'Nobody moved, joined or left, and no unit changed.',
    moved: (name: string, from: string, to: string) => `${name} moved from ${from} to ${to}`,
    joined: (name: string, unit: string | null) => `${name} joined${unit === null ? '' : ` in ${unit}`}`,
    left: (name: string, unit: string | null) => `${name} left${unit === null ? '' : `, last in ${unit}`}`,
    closed: (name: string) => `${name} was closed`,
    renamed: (from: string, to: string) => `the unit ${from} was renamed to ${to}`,
    created: (name: string) => `the unit ${name} was created`,
    deleted: (name: string) => `the unit ${name} was deleted`,
    /** Of a day on which it was first seen. */
    since: (day: string) => `seen then; since ${day}`,
    more: (count: number) => `… and ${count} more, in the JSON output`,
  },

  trees: {
    title: 'As it was, against today’s tree',
    asWas: ['As it', 'was'],
    asIs: ['Today’s', 'tree'],
    moved: 'Difference',
    none: 'Every unit has the same on today’s tree.',
    noUnit: 'in no unit today',
    explained:
      'The total is the same on both trees; listed are the units that differ, by their own accounts.',
  },

  restated: {
    title: (months: string) => `Restated: ${months}`,
    readBy: (month: string, run: string, instant: string) =>
      `${month} was read before at ${instant} (run ${run})`,
    none: 'Nothing changed since.',
    before: ['Read', 'before'],
    after: ['Read', 'now'],
    units: 'Units, own accounts only',
    accounts: 'Accounts',
    chargeTypes: 'Charge types',
  },
};

export type OverTimeWords = typeof overTimeWords;
