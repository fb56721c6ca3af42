import { OuCostError } from '@ou-cost/spend';
import * as z from 'zod';
import { knownLocale } from '../options/language.ts';
import { REPORT_OUTPUT_NAMES } from '../options/outputs.ts';
import { POST_TARGET_NAMES } from '../options/post-targets.ts';
import { LANGUAGES } from '../options/presentation.ts';
import { parseCron } from '../schedule/cron.ts';
import { mistake } from '../schedule/mistake.ts';
import { parseRate } from '../schedule/rate.ts';
import { timeZoneMistake } from '../schedule/time-zones.ts';
import { MOST_RECIPIENTS } from '../scheduled/formats.ts';
import { scheduledReport } from '../scheduled/request.ts';
import {
  emailAddress,
  keyArn,
  mailIdentity,
  region,
  scheduleName,
  topicArn,
  webhookAddress,
} from './fields.ts';

const output = z.enum(REPORT_OUTPUT_NAMES);

/** A text that has to be read; what fails says what is wrong with it. */
function read(parse: (text: string) => unknown) {
  return z.string().check(({ value, issues }) => {
    try {
      parse(value);
    } catch (failure) {
      if (!(failure instanceof OuCostError)) throw failure;
      issues.push({ code: 'custom', message: failure.message, input: value });
    }
  });
}

/** No figure of a bill changes more often, and each run pays. */
function parseSeldomCron(text: string): void {
  const { length } = parseCron(text).minutes;
  if (length > 1)
    throw mistake(`runs ${length} times an hour, and each run pays for Cost Explorer: name one minute`);
}

const timeZone = z.string().check(({ value, issues }) => {
  const message = timeZoneMistake(value);
  if (message !== null) issues.push({ code: 'custom', message, input: value });
});

/** Who gets a report by mail, through Amazon SES. */
const mail = z.strictObject({
  /** The one sender, which SES has verified, by itself or by its domain. */
  from: emailAddress,
  to: z.array(emailAddress).min(1).max(MOST_RECIPIENTS),
  /** What SES has verified: an address or a domain. Default: the domain of `from`. */
  identity: mailIdentity.optional(),
  /** Where SES has verified it. Default: the function's region. */
  region: region.optional(),
  /** Which of the outputs are attached. Default: the page, or else every output. */
  attach: z.array(output).optional(),
});

/** A webhook, whose address is a secret. */
const webhook = z.strictObject({
  kind: z.enum(POST_TARGET_NAMES),
  /** The ARN of a secret of Secrets Manager, or of a parameter of Systems Manager, whose text is the address. */
  address: webhookAddress,
  /** The customer's key that the secret or parameter is encrypted with. Default: AWS's own key. */
  kmsKeyArn: keyArn.optional(),
});

/** A report that is made at fixed times, kept in the archive and delivered. */
export const schedule = z
  .strictObject({
    name: scheduleName,
    /** Minutes, hours, day of month, month, day of week, year, as EventBridge Scheduler writes them. Either this or `rate`. */
    cron: read(parseSeldomCron).optional(),
    /** A number and a unit, as in `1 day`. */
    rate: read(parseRate).optional(),
    /** The IANA time zone of `cron`. The report's period follows from the time in UTC. */
    timeZone: timeZone.default('UTC'),
    enabled: z.boolean().default(true),
    /** What is reported: the function's request, without what concerns the caller. */
    request: z.prefault(scheduledReport, {}),
    /** In which formats, besides JSON. */
    outputs: z.array(output).default(['html', 'xlsx']),
    /** Of pages, workbooks and messages. Default: of the locale. */
    language: z.enum(LANGUAGES).optional(),
    /** How figures are written. Default: as in the language. */
    locale: z
      .string()
      .refine(
        (tag) => knownLocale(tag) !== null,
        "is not a language tag for which figures can be written: write it as in 'de-DE'",
      )
      .optional(),
    mail: mail.optional(),
    /** Topics of Amazon SNS that get the summary. */
    topics: z.array(topicArn).default([]),
    webhooks: z.array(webhook).default([]),
  })
  .check(({ value, issues }) => {
    const { cron, rate, timeZone: zone } = value;
    const refuse = (path: string[], message: string, input: unknown) =>
      issues.push({ code: 'custom', path, message, input });
    if ((cron === undefined) === (rate === undefined)) {
      refuse([], "needs either 'cron', as in '0 5 7 * ? *', or 'rate', as in '1 day', and not both", value);
    }
    if (rate !== undefined && cron === undefined && zone !== 'UTC') {
      refuse(
        ['timeZone'],
        "is given for a 'rate', which counts from its deployment: remove it, or use 'cron'",
        zone,
      );
    }
  });
