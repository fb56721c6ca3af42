import { ORGANIZATION_SCHEMA } from '@ou-cost/spend';
import * as z from 'zod/mini';
import { instant } from '../archive/instant.ts';

// Keys that are not named here are not read: an e-mail address in such a file goes nowhere.

export const SNAPSHOT_SCHEMA = 'ou-cost/snapshot@1';

const accountId = z
  .string()
  .check(z.regex(/^\d{12}$/, 'is not an account id: write its twelve digits in double quotes'));
const rootId = z
  .string()
  .check(z.regex(/^r-[0-9a-z]{4,32}$/, "is not a root's id: it is written as in 'r-ab12'"));
const unitId = z
  .string()
  .check(
    z.regex(
      /^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/,
      "is not an organizational unit's id: it is written as in 'ou-ab12-1a2b3c4d'",
    ),
  );
const name = z.string().check(z.minLength(1));
const organization = {
  id: z
    .string()
    .check(z.regex(/^o-[0-9a-z]{10,32}$/, "is not an organization's id: it is written as in 'o-ab12cd34ef'")),
  managementAccountId: accountId,
};

const account = z.object({
  id: accountId,
  name: z.optional(z.string()),
  state: z.optional(z.nullable(z.string())),
});

const inside = { name, accounts: z.array(account), organizationalUnits: z.array(z.unknown()) };

/** A node as far as it is read at once: what is in its units is read unit by unit. */
export const rootNode = z.object({ id: rootId, ...inside });
export const unitNode = z.object({ id: unitId, ...inside });

/** A tree of nodes: `organization.json` of a scenario, which does not say when it was read. */
export const nestedForm = z.object({ ...organization, root: z.unknown() });

/** A snapshot of an archive: the same with its time. */
export const snapshotForm = z.object({
  schema: z.literal(SNAPSHOT_SCHEMA),
  asOf: instant,
  ...organization,
  root: z.unknown(),
});

/** `ou-cost ous --output json`. Path, depth and counts are not read, since they follow from the parents. */
export const listedForm = z.object({
  schema: z.literal(ORGANIZATION_SCHEMA),
  organization: z.object({ ...organization, rootId, asOf: instant }),
  organizationalUnits: z.array(
    z.object({
      id: z.union([unitId, rootId]),
      name,
      parentId: z.nullable(z.string()),
      accountIds: z.array(accountId),
    }),
  ),
});
