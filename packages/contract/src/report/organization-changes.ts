import { ORGANIZATION_CHANGE_KINDS } from '@ou-cost/spend';
import * as z from 'zod/mini';

/** What happened to an account or a unit. */
export const organizationChange = z.object({
  on: z.string().check(z.describe('The day (UTC) on which it happened, or on which it was first seen.')),
  since: z
    .nullable(z.string())
    .check(
      z.describe(
        'The earlier day on which the tree was last seen: it happened after that day. Null: it happened on `on`.',
      ),
    ),
  kind: z.enum(ORGANIZATION_CHANGE_KINDS).check(z.describe('What happened.')),
  accountId: z.exactOptional(
    z.string().check(z.describe('The account that moved, joined, left or was closed.')),
  ),
  organizationalUnitId: z.exactOptional(
    z
      .nullable(z.string())
      .check(
        z.describe(
          'The unit that was renamed, created or deleted, or that the account joined or left; null: it is not known.',
        ),
      ),
  ),
  name: z.string().check(z.describe('The newest name of the account or the unit.')),
  from: z.exactOptional(
    z.string().check(z.describe("Of a move the unit's id before it; of a renaming the name before it.")),
  ),
  to: z.exactOptional(z.string().check(z.describe('The same after it.'))),
});
