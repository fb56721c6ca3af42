import { createHash } from 'node:crypto';
import type { QueryExecution } from '@aws-sdk/client-athena';
import type { RequestMeter } from '@ou-cost/aws/calls';
import { OuCostError } from '@ou-cost/spend';
import type { ScanLimit } from '../scan-limit.ts';
import { type AthenaCalls, malformed } from './calls.ts';
import { failedQuery, mayBeRepeated } from './failed-query.ts';

/** The most bytes of SQL. https://docs.aws.amazon.com/athena/latest/ug/service-limits.html */
const LONGEST_SQL = 262_144;

/** How often a query is started that fails for a reason of Athena's own. */
const MOST_STARTS = 4;

/** The waits between two looks at a query, in milliseconds. */
const FIRST_LOOK = 250;
const LAST_LOOKS = 3_000;

/** The wait before a query is started once more, times its number. */
const BEFORE_REPEAT = 2_000;

/** What the queries of one run share. */
export interface QueryRun {
  readonly calls: AthenaCalls;
  readonly meter: RequestMeter;
  readonly limit: ScanLimit;
}

/**
 * The id of a query that has succeeded. `identity` is different for every query of every run: it is what a repeated
 * request is known by. A query that does not end well is ended at Athena. Fails with an OuCostError.
 */
export async function succeededQuery(run: QueryRun, sql: string, identity: string): Promise<string> {
  assertFits(sql);
  run.limit.assertHolds(0);
  for (let start = 1; ; start += 1) {
    const token = createHash('sha256').update(`${identity}\0${start}\0${sql}`).digest('hex');
    const id = await run.calls.start(sql, token);
    const execution = await run.calls.paced.endOnFailure(
      () => run.calls.stop(id),
      () => ended(run, id),
    );
    if (execution.Status?.State === 'SUCCEEDED') return id;
    if (start === MOST_STARTS || !mayBeRepeated(execution)) {
      throw failedQuery(execution, run.calls.attempt('StartQueryExecution'), run.calls.address);
    }
    await run.calls.paced.pause(run.calls.attempt('StartQueryExecution'), BEFORE_REPEAT * start);
  }
}

/** The query once it is over. Fails with RequestBudgetExceeded where it scans more than the run may. */
export async function ended({ calls, meter, limit }: QueryRun, id: string): Promise<QueryExecution> {
  let wait = FIRST_LOOK;
  for (;;) {
    const execution = await calls.execution(id);
    const scanned = execution.Statistics?.DataScannedInBytes ?? 0;
    switch (execution.Status?.State) {
      case 'SUCCEEDED':
      case 'CANCELLED':
        meter.queried(scanned);
        limit.take(scanned);
        return execution;
      case 'FAILED':
        // A query that failed is not billed.
        return execution;
      case 'QUEUED':
      case 'RUNNING':
        limit.assertHolds(scanned);
        break;
      default:
        throw malformed(`a query in the state '${execution.Status?.State}'`);
    }
    await calls.paced.pause(calls.attempt('GetQueryExecution'), wait);
    wait = Math.min(LAST_LOOKS, Math.round(wait * 1.5));
  }
}

/** Fails with InvalidRequest where Athena takes no query of this length. */
export function assertFits(sql: string): void {
  const bytes = Buffer.byteLength(sql);
  if (bytes <= LONGEST_SQL) return;
  throw new OuCostError(
    'InvalidRequest',
    `the query would have ${bytes} bytes and Athena takes at most ${LONGEST_SQL}: it names each day and metric that is asked for, and each file in a delivery's folder that is not of it; ` +
      'ask for fewer months or metrics, or without days, or remove these files',
  );
}
