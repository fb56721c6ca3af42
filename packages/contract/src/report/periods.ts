import * as z from 'zod/mini';

/** A billing period of a report. */
export const period = z.object({
  start: z.string().check(z.describe('The first day.')),
  end: z.string().check(z.describe('The day after the last one.')),
  estimated: z.boolean().check(z.describe('Whether the source says that it still estimates the period.')),
  settled: z
    .boolean()
    .check(
      z.describe('Whether AWS is done with the period: it is not estimated, and its settling day is over.'),
    ),
  final: z.exactOptional(
    z
      .literal(true)
      .check(
        z.describe(
          'The source says that the period will not change any more: every line of it has an invoice. Absent where it does not say so.',
        ),
      ),
  ),
});
