import {
  type CalendarDate,
  digestOf,
  type EarlierRuns,
  factsOf,
  type HistoryDigest,
  OuCostError,
} from '@ou-cost/spend';
import * as z from 'zod/mini';
import { byKey, parseWith } from '../parse.ts';
import { historyDigestSchema } from './history-digest.ts';
import { ledgerSchema } from './ledger.ts';

/** What earlier runs left, as it travels in a request: each history small. */
export interface EarlierRunsJson extends Pick<EarlierRuns, 'ledgers'> {
  readonly histories: readonly HistoryDigest[];
}

const earlierRunsSchema = z.object({
  histories: z.array(historyDigestSchema),
  ledgers: z.array(ledgerSchema),
});

/** What earlier runs left, in the form that travels. */
export function earlierRunsJson({ histories, ledgers }: EarlierRuns): EarlierRunsJson {
  return { histories: histories.map(digestOf), ledgers };
}

/** What earlier runs left, from the form that travels. Fails with InvalidRequest, naming what does not fit. */
export function decodeEarlierRuns(input: unknown): EarlierRuns {
  const { histories, ledgers } = parseWith(
    earlierRunsSchema,
    input,
    'InvalidRequest',
    byKey('request', ['earlier']),
  );
  try {
    // The schema lets only days pass.
    const days = (texts: readonly string[]) => texts as readonly CalendarDate[];
    const facts = histories.map(({ holds: _, ...digest }) =>
      factsOf({ ...digest, unchangedOn: days(digest.unchangedOn) }),
    );
    return { histories: facts, ledgers };
  } catch (failure) {
    // It came in a request, and is no object of an archive.
    if (!(failure instanceof OuCostError) || failure.code !== 'MalformedAnswer') throw failure;
    throw new OuCostError('InvalidRequest', `request: 'earlier': ${failure.message}`, { cause: failure });
  }
}
