import * as z from 'zod/mini';
import { described } from '../report/described.ts';
import { decimalText, metric } from '../report/figures.ts';
import { day, instant, organizationId, text } from './instant.ts';
import { decoded } from './parsed-json.ts';

export const SUMMARY_SCHEMA = 'ou-cost/report-summary@1';

const total = z
  .object({
    metric: described(metric, 'The metric.'),
    amount: described(decimalText, 'The amount, exactly.'),
  })
  .check(z.meta({ id: 'SummaryTotal', description: 'What one metric comes to.' }));

const restatement = z
  .object({
    of: text.check(z.describe('The run that had read the last of the months.')),
    months: z.array(day).check(z.describe('The first days of the months that were read before.')),
    changes: z
      .array(z.lazy(() => total))
      .check(z.describe('By how much the source has changed them since, metric by metric.')),
  })
  .check(z.meta({ id: 'SummaryRestatement', description: 'What changed of months that were read before.' }));

/** `ou-cost/report-summary@1`: what an index says of a report, so that the report need not be read. */
export const summarySchema = z.object({
  schema: z.literal(SUMMARY_SCHEMA).check(z.describe('The name and version of this form.')),
  producer: z.string().check(z.describe('The program and its version.')),
  runId: text.check(z.describe('The id of the run.')),
  generatedAt: instant.check(z.describe('When the report was made (UTC).')),
  organizationId: organizationId.check(z.describe('The id of the organization.')),
  start: day.check(z.describe('The first day of the report.')),
  end: day.check(z.describe('The day after its last one.')),
  currency: text.check(z.describe('The currency of every amount.')),
  totals: z
    .array(z.lazy(() => total))
    .check(z.minLength(1), z.describe('The total of each metric, in the order of the report.')),
  isWhole: z
    .boolean()
    .check(
      z.describe('Whether it is the whole bill: no units and no kinds of charge were selected or left out.'),
    ),
  billingView: z
    .nullable(text)
    .check(z.describe('The billing view through which the bill was read; null: the whole bill.')),
  status: z
    .enum(['reconciled', 'difference-allowed', 'not-checked'])
    .check(z.describe('Whether its sum was the independent total; of several bills the worst.')),
  settled: z.boolean().check(z.describe('Whether every period had settled by the calendar.')),
  estimated: z.boolean().check(z.describe('Whether the source still estimated a period.')),
  final: z.boolean().check(z.describe('Whether the source says that no period will change any more.')),
  restatement: z
    .nullable(z.lazy(() => restatement))
    .check(z.describe('What changed of months that were read before; null where nothing did.')),
  files: z.array(text).check(z.describe('The names of the files of the run, the report first.')),
});

export type RunSummary = z.output<typeof summarySchema>;

/** A summary. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeSummary(content: string, objectName: string): RunSummary {
  return decoded(summarySchema, content, objectName);
}

export const ARCHIVE_INDEX_SCHEMA = 'ou-cost/archive-index@1';

/** What an index for people is drawn from, and holds: the next run reads only the summaries that are not in it. */
const archiveIndexSchema = z.object({
  schema: z.literal(ARCHIVE_INDEX_SCHEMA),
  entries: z.array(
    z.extend(summarySchema, {
      /** Where the files are, below the archive: `reports/<o-…>/<period>/<run id>`. */
      folder: text,
    }),
  ),
  /** So many reports are in the archive besides, whose figures are not known yet. */
  missing: z.int().check(z.minimum(0)),
});

export type ArchiveIndex = z.output<typeof archiveIndexSchema>;
export type IndexEntry = ArchiveIndex['entries'][number];

/** The data of an index. Fails with MalformedAnswer, naming the object and what does not fit. */
export function decodeArchiveIndex(content: string, objectName: string): ArchiveIndex {
  return decoded(archiveIndexSchema, content, objectName);
}
