import * as z from 'zod/mini';
import { organizationId, text } from './instant.ts';
import { decoded } from './parsed-json.ts';

export const NEXT_SNAPSHOT_SCHEMA = 'ou-cost/next-snapshot@1';

/** `ou-cost/next-snapshot@1`: which snapshot follows another one, for whoever cannot trust a listing to be the newest. */
export const nextSnapshotSchema = z.object({
  schema: z.literal(NEXT_SNAPSHOT_SCHEMA).check(z.describe('The name and version of this form.')),
  organizationId: organizationId.check(z.describe('The id of the organization.')),
  after: z
    .nullable(text)
    .check(
      z.describe('A snapshot, as a key below the organization; null: nothing, this is about the first.'),
    ),
  next: text.check(z.describe('The snapshot that was written after it.')),
});

export type NextSnapshot = z.output<typeof nextSnapshotSchema>;

/** Which snapshot follows. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeNextSnapshot(content: string, objectName: string): NextSnapshot {
  return decoded(nextSnapshotSchema, content, objectName);
}
