import type { ErrorCode } from '../error-codes.ts';

/** How many months every source keeps. */
export const KEPT_MONTHS = 12;

/** What a source answers for days that it does not keep, and for days before the first charge. */
export const NOTHING_KEPT: ReadonlySet<ErrorCode> = new Set(['PeriodNotAvailable', 'DataUnavailable']);
