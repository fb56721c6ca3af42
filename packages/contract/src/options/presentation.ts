/** The languages in which reports are written. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** By what units, accounts and services that stand beside each other are ordered. */
export const SORT_ORDERS = ['spend', 'change', 'name'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

/**
 * How many of a kind the table lists before it folds the rest, unless told otherwise. The short table of many days lists
 * fewer.
 */
export const LISTED_IN_TABLE = {
  accountsOfUnit: 3,
  parts: 10,
  movers: 5,
  organizationChanges: 12,
  unitsOfShort: 12,
  partsOfShort: 3,
  moversOfShort: 3,
} as const;
