/** The languages in which reports are written. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** By what units, accounts and services that stand beside each other are ordered. */
export const SORT_ORDERS = ['spend', 'change', 'name'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];
