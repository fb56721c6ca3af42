import * as z from 'zod/mini';
import { day, instant, organizationId, text } from './instant.ts';
import { decoded } from './parsed-json.ts';

export const OBSERVATION_SCHEMA = 'ou-cost/observation@1';

/** `ou-cost/observation@1`: that a run saw the tree unchanged. Its name says the same, so that it need not be read. */
export const observationSchema = z.object({
  schema: z.literal(OBSERVATION_SCHEMA).check(z.describe('The name and version of this form.')),
  organizationId: organizationId.check(z.describe('The id of the organization.')),
  day: day.check(z.describe('The day (UTC) on which the tree was seen.')),
  asOf: instant.check(z.describe('When it was seen (UTC).')),
  snapshot: text.check(z.describe('The snapshot that it was equal to, as a key below the organization.')),
});

export type Observation = z.output<typeof observationSchema>;

/** An observation. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeObservation(content: string, objectName: string): Observation {
  return decoded(observationSchema, content, objectName);
}
