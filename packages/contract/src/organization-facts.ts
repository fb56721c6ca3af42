import * as z from 'zod/mini';

/** Which organization an answer is about, and when that was read. */
export const organizationFacts = z.object({
  id: z.string(),
  managementAccountId: z.string(),
  rootId: z.string(),
  asOf: z.string(),
});
