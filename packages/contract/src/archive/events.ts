import type { OrganizationEvent } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { instant, organizationId, text } from './instant.ts';
import { decoded } from './parsed-json.ts';

export const EVENTS_SCHEMA = 'ou-cost/events@1';

const common = {
  id: text.check(z.describe("The log's own id of the event.")),
  at: instant.check(z.describe('When it happened (UTC).')),
};
const accountId = text.check(z.describe('The account.'));
const unitId = text.check(z.describe('The organizational unit.'));
const name = z.nullable(z.string()).check(z.describe('The name that the log gives; null: it gives none.'));

/** One event, by its kind. */
export const organizationEventSchema: z.ZodMiniType<OrganizationEvent> = z
  .discriminatedUnion('kind', [
    z.object({
      ...common,
      kind: z.literal('account-moved').check(z.describe('An account was moved.')),
      accountId,
      fromParentId: text.check(z.describe('The root or unit that it was in.')),
      toParentId: text.check(z.describe('The root or unit that it is in since then.')),
    }),
    z.object({
      ...common,
      kind: z
        .enum(['account-joined', 'account-left', 'account-created', 'account-closed'])
        .check(z.describe('What happened to an account.')),
      accountId,
      name,
    }),
    z.object({
      ...common,
      kind: z.enum(['unit-created', 'unit-renamed']).check(z.describe('What happened to a unit.')),
      unitId,
      name,
      parentId: z
        .nullable(text)
        .check(z.describe('The root or unit that it is in; null: the log does not say it.')),
    }),
    z.object({
      ...common,
      kind: z.literal('unit-deleted').check(z.describe('A unit was deleted.')),
      unitId,
    }),
  ])
  .check(
    z.meta({
      id: 'OrganizationEvent',
      description: 'Something that the log says happened to the organization.',
    }),
  );

/** `ou-cost/events@1`: what a log says that happened to an organization, in a part of a month. */
export const eventsSchema = z.object({
  schema: z.literal(EVENTS_SCHEMA).check(z.describe('The name and version of this form.')),
  organizationId: organizationId.check(z.describe('The id of the organization.')),
  from: instant.check(
    z.describe('Every event is known from this time on (UTC), here or in earlier objects.'),
  ),
  to: instant.check(z.describe('The end of that time, exclusive (UTC).')),
  events: z
    .array(z.lazy(() => organizationEventSchema))
    .check(z.describe('The events of that time that earlier objects do not hold, in their order.')),
});

export type ArchivedEvents = z.output<typeof eventsSchema>;

/** Events of a log. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeEvents(content: string, objectName: string): ArchivedEvents {
  return decoded(eventsSchema, content, objectName);
}
