import { calendarDate, HISTORY_DIGEST_SCHEMA, type HistoryDigest } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { organizationEventSchema } from './events.ts';
import { day, instant, organizationId, text } from './instant.ts';
import { decoded } from './parsed-json.ts';

const ids = z.array(text);

const tree = z
  .object({
    asOf: instant.check(z.describe('When the tree was read (UTC).')),
    managementAccountId: z
      .exactOptional(text)
      .check(z.describe('The id of the management account; absent: that of the tree before.')),
    units: z
      .exactOptional(z.array(z.tuple([text, z.string(), z.nullable(text)])))
      .check(
        z.describe('Units that are new or changed: id, name, and the id of the parent (null: the root).'),
      ),
    unitsGone: z.exactOptional(ids).check(z.describe('The ids of units that are gone.')),
    accounts: z
      .exactOptional(z.array(z.tuple([text, z.nullable(z.string()), z.nullable(z.string()), text])))
      .check(z.describe('Accounts that are new or changed: id, name, state, and the id of the unit.')),
    accountsGone: z.exactOptional(ids).check(z.describe('The ids of accounts that are gone.')),
  })
  .check(
    z.meta({
      id: 'DigestTree',
      description: 'A tree as it differs from the one before it; the first, from none.',
    }),
  );

const coverage = z
  .object({
    from: instant.check(z.describe('From this time on (UTC).')),
    to: instant.check(z.describe('To this time, exclusive (UTC).')),
  })
  .check(z.meta({ id: 'EventCoverage', description: 'A time of which every event is known.' }));

/** A digest as an archive holds it: it names the objects whose facts it has, so that they need not be read. */
export interface ArchivedDigest extends HistoryDigest {
  readonly holds?: readonly string[];
}

/** `ou-cost/history-digest@1`: the facts of many snapshots and events, each told from the one before it. */
export const historyDigestSchema = z.object({
  schema: z.literal(HISTORY_DIGEST_SCHEMA).check(z.describe('The name and version of this form.')),
  organizationId: organizationId.check(z.describe('The id of the organization.')),
  trees: z.array(z.lazy(() => tree)).check(z.describe('The trees, in the order of time.')),
  unchangedOn: z
    .array(day)
    .check(z.describe('Days (UTC) on which the tree was that of the newest snapshot up to then.')),
  events: z.array(z.lazy(() => organizationEventSchema)).check(z.describe('The events.')),
  eventsCover: z.array(z.lazy(() => coverage)).check(z.describe('The times of which every event is known.')),
  holds: z
    .exactOptional(ids)
    .check(
      z.describe(
        'The objects whose facts it holds, as keys below the organization; absent in a digest that is no object of an archive.',
      ),
    ),
});

/** A digest. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeHistoryDigest(content: string, objectName: string): ArchivedDigest {
  const digest = decoded(historyDigestSchema, content, objectName);
  return { ...digest, unchangedOn: digest.unchangedOn.flatMap((text) => calendarDate(text) ?? []) };
}
