import { ORGANIZATION_EVENTS_SCHEMA, type OrganizationEvents, OuCostError } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { organizationEventSchema } from './archive/events.ts';
import { instant, organizationId, text } from './archive/instant.ts';
import { decodeSnapshot, snapshotOf, snapshotSchema } from './archive/snapshot.ts';
import { parseWith } from './parse.ts';
import { described } from './report/described.ts';

const WHERE = "the function's answer";

/** `ou-cost/organization-events@1`: the function's answer to a request for events. */
export const organizationEventsSchema = z.object({
  schema: z.literal(ORGANIZATION_EVENTS_SCHEMA).check(z.describe('The name and version of this form.')),
  producer: z.string().check(z.describe('The program that answered, with its version.')),
  runId: z.string().check(z.describe('The id of the run.')),
  generatedAt: z.string().check(z.describe('When the answer was made (UTC).')),
  organization: z
    .object({
      id: organizationId.check(z.describe('The id of the organization.')),
      managementAccountId: text.check(z.describe('The id of the management account, whose log was read.')),
    })
    .check(z.describe('Which organization this is about.')),
  tree: described(
    z.nullable(snapshotSchema),
    'The tree and every account as they were read before the log, as a snapshot; null: with it the answer would be too large.',
  ),
  events: z
    .array(z.lazy(() => organizationEventSchema))
    .check(z.describe('What the log says that happened, in the order of its time.')),
  coverage: z
    .object({
      from: instant.check(z.describe('The beginning of that time (UTC).')),
      to: instant.check(z.describe('Its end, exclusive (UTC).')),
    })
    .check(z.describe('The time for which `events` are all that happened.')),
  notUnderstood: z
    .array(
      z.object({
        name: z.string().check(z.describe("The log's name of the kind of event.")),
        count: z.int().check(z.minimum(1)).check(z.describe('How many of them there are.')),
      }),
    )
    .check(z.describe('Events that were not understood: `coverage` begins after the last of them.')),
});

export type OrganizationEventsJson = z.output<typeof organizationEventsSchema>;

/** What a log tells of an organization, in the form that travels: the tree as a snapshot. */
export function organizationEventsJson({ tree, ...told }: OrganizationEvents): OrganizationEventsJson {
  const { events, notUnderstood, ...rest } = told;
  return {
    ...rest,
    events: [...events],
    notUnderstood: [...notUnderstood],
    tree: tree === null ? null : snapshotOf(tree),
  };
}

/** The events in a function's answer. Fails with MalformedAnswer, naming what does not fit. */
export function decodeOrganizationEvents(input: unknown): OrganizationEvents {
  const { tree: node, ...told } = parseWith(organizationEventsSchema, input, 'MalformedAnswer', WHERE);
  const tree = node === null ? null : decodeSnapshot(JSON.stringify(node), `${WHERE}: tree`);
  if (tree === null || tree.id === told.organization.id) return { ...told, tree };
  throw new OuCostError(
    'MalformedAnswer',
    `${WHERE}: its tree is of the organization ${tree.id}, and its events are of ${told.organization.id}`,
  );
}
