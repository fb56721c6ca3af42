import * as z from 'zod/mini';

/** The organization that an answer is about, and when it was read. */
export const organizationFacts = z.object({
  id: z.string(),
  managementAccountId: z.string(),
  rootId: z.string(),
  asOf: z.string(),
});
