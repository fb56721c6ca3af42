import * as z from 'zod';
import { REPORT_OUTPUT_NAMES } from '../options/outputs.ts';
import { POST_TARGET_NAMES } from '../options/post-targets.ts';
import { LANGUAGES } from '../options/presentation.ts';
import { keyArn, region, topicArn } from './fields.ts';

/** Who gets a report by mail, through Amazon SES. */
const mail = z.strictObject({
  /** The one sender, which SES has verified, by itself or by its domain. */
  from: z.string(),
  to: z.array(z.string()).min(1),
  /** What SES has verified: an address or a domain. Default: the domain of `from`. */
  identity: z.string().optional(),
  /** Where SES has verified it. Default: the function's region. */
  region: region.optional(),
  /** Which of the outputs are attached. */
  attach: z.array(z.enum(REPORT_OUTPUT_NAMES)).default(['html']),
});

/** A webhook, whose address is a secret. */
const webhook = z.strictObject({
  kind: z.enum(POST_TARGET_NAMES),
  /** The ARN of a secret of Secrets Manager, or of a parameter of Systems Manager, whose text is the address. */
  address: z.string(),
  /** The customer's key that the secret or parameter is encrypted with. Default: AWS's own key. */
  kmsKeyArn: keyArn.optional(),
});

/** A report that is made at fixed times, kept in the archive and delivered. */
export const schedule = z.strictObject({
  name: z.string(),
  /** Minutes, hours, day of month, month, day of week, year, as EventBridge Scheduler writes them. Either this or `rate`. */
  cron: z.string().optional(),
  /** A number and a unit, as in `1 day`. */
  rate: z.string().optional(),
  /** The IANA time zone of `cron`. The report's period follows from the time in UTC. */
  timeZone: z.string().default('UTC'),
  enabled: z.boolean().default(true),
  /** What is reported: the function's request, without what concerns the caller. */
  request: z.record(z.string(), z.unknown()).default({}),
  /** In which formats, besides JSON. */
  outputs: z.array(z.enum(REPORT_OUTPUT_NAMES)).default(['html', 'xlsx']),
  /** Of pages, workbooks and messages. Default: of the locale. */
  language: z.enum(LANGUAGES).optional(),
  locale: z.string().default('en-US'),
  mail: mail.optional(),
  /** Topics of Amazon SNS that get the summary. */
  topics: z.array(topicArn).default([]),
  webhooks: z.array(webhook).default([]),
});
