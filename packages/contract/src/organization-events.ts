import { ORGANIZATION_EVENTS_SCHEMA, type OrganizationEvents } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { organizationEventSchema } from './archive/events.ts';
import { instant, organizationId } from './archive/instant.ts';
import { parseWith } from './parse.ts';

/** `ou-cost/organization-events@1`: the function's answer to a request for events. */
const organizationEventsSchema = z.object({
  schema: z.literal(ORGANIZATION_EVENTS_SCHEMA),
  producer: z.string(),
  runId: z.string(),
  generatedAt: z.string(),
  organization: z.object({ id: organizationId, managementAccountId: z.string() }),
  events: z.array(organizationEventSchema),
  coverage: z.object({ from: instant, to: instant }),
  notUnderstood: z.array(z.object({ name: z.string(), count: z.int().check(z.minimum(1)) })),
});

/** The events in a function's answer. Fails with MalformedAnswer, naming what does not fit. */
export function decodeOrganizationEvents(input: unknown): OrganizationEvents {
  return parseWith(organizationEventsSchema, input, 'MalformedAnswer', "the function's answer");
}
