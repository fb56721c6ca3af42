/** Milliseconds since 1970 until which each part of a scheduled run may take. */
export interface Deadlines {
  /** Claiming the trigger in the archive. */
  readonly claiming: number;
  /** Reading what earlier runs left, and the source. */
  readonly reading: number;
  /** Writing the report to the archive. */
  readonly keeping: number;
  /** Writing there how the run ended. */
  readonly ending: number;
  /** Bringing the index up to date. */
  readonly indexing: number;
  /** Sending the report to those who get it. */
  readonly delivering: number;
  /** After when nobody is at it any more, by any clock. */
  readonly endsBy: number;
}

/** The time for the archive and for those who get the report, and the part of a short run that it is at most. */
const RESERVE_MS = 30_000;
const RESERVED_PART = 0.25;
/** The part of a run that it may wait for an archive that does not answer: it has cost nothing yet. */
const CLAIMING_PART = 0.2;
/** Clocks of two invocations differ by less, and Lambda ends an invocation within seconds of its timeout. */
const CLOCKS_MS = 60_000;

/** A report that was paid for must not be lost for want of time: reading ends before the rest of the run has to. */
export function deadlinesOf(now: number, deadline: number): Deadlines {
  const reserve = Math.min(RESERVE_MS, Math.max(0, deadline - now) * RESERVED_PART);
  const before = (part: number) => Math.floor(deadline - reserve * part);
  return {
    claiming: Math.floor(now + Math.max(0, deadline - now) * CLAIMING_PART),
    reading: before(1),
    keeping: before(0.6),
    ending: before(0.5),
    indexing: before(0.4),
    delivering: deadline,
    endsBy: deadline + CLOCKS_MS,
  };
}
