import * as z from 'zod';
import { accountId, bucketName, exportPrefix, keyChoice, region } from './fields.ts';

const LOCK_MODES = ['GOVERNANCE', 'COMPLIANCE'] as const;

/** S3 moves an object to infrequent access after 30 days at the earliest. */
const EARLIEST_INFREQUENT_DAYS = 30;
const LONGEST_DAYS = 36_500;

/** Where reports, and what later reports need of earlier runs, are kept. */
export const archiveSettings = z.strictObject({
  bucket: bucketName,
  /** The one prefix below which everything is. */
  prefix: exportPrefix.default('ou-cost'),
  /** Whether the stacks create the bucket; otherwise it exists. */
  create: z.boolean().default(true),
  /** The bucket's account. Default: the function's. */
  bucketAccountId: accountId.optional(),
  /** The bucket's region. Default: the function's. */
  region: region.optional(),
  /** The key that encrypts the bucket: its ARN, or `create` for a new key. Default: S3's own key. */
  kmsKey: keyChoice.optional(),
  /** How long nobody can delete an object, for a bucket that the stacks create. Default: without such a lock. */
  objectLock: z.strictObject({ mode: z.enum(LOCK_MODES), days: z.int().min(1).max(LONGEST_DAYS) }).optional(),
  /** After how many days objects move to storage for infrequent access. Default: never. */
  infrequentAccessAfterDays: z.int().min(EARLIEST_INFREQUENT_DAYS).max(LONGEST_DAYS).optional(),
  /** How many days former versions of the index are kept, which is the one object that changes. */
  formerIndexDays: z.int().min(1).max(LONGEST_DAYS).default(90),
});
