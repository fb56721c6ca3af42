import { ORGANIZATION_SCHEMA, type OrganizationOverview } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { organizationFacts } from './organization-facts.ts';
import { parseWith } from './parse.ts';

/** `ou-cost/organization@1`, as the function answers it and as `ou-cost ous --output json` prints it. */
export const organizationSchema: z.ZodMiniType<OrganizationOverview> = z.object({
  schema: z.literal(ORGANIZATION_SCHEMA),
  producer: z.string(),
  runId: z.string(),
  generatedAt: z.string(),
  organization: organizationFacts,
  notes: z.array(z.object({ code: z.string(), message: z.string() })),
  organizationalUnits: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      parentId: z.nullable(z.string()),
      path: z.array(z.string()).check(z.minLength(1)),
      depth: z.int().check(z.minimum(0)),
      accountIds: z.array(z.string()),
      accountsInSubtree: z.int().check(z.minimum(0)),
    }),
  ),
});

/** The organization in a function's answer. Fails with MalformedAnswer, naming what does not fit. */
export function decodeOrganization(input: unknown): OrganizationOverview {
  return parseWith(organizationSchema, input, 'MalformedAnswer', "the function's answer");
}
