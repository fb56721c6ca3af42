import type { Config } from '@ou-cost/contract';
import { FORMATS, type Format } from '@ou-cost/contract/config-formats';
import { LANGUAGES, POST_TARGET_NAMES, REPORT_OUTPUT_NAMES } from '@ou-cost/contract/options';
import { SCHEDULE_FORMATS } from '@ou-cost/contract/scheduled';
import { inPartition } from './formats.ts';
import { atMost, optionalText, type Parameter, text } from './parameter.ts';

const SCHEDULE = { group: 'A report by itself, which needs an archive and a topic for failed runs' };
const DELIVERY = { group: 'Who gets that report' };
const NAMES = { group: 'Names' };

/** The longest text that these parameters take, in characters: what is written into the schedule stays far below its limit. */
const LONGEST = 2000;

/** As in a configuration, but for the whole length. */
const ADDRESS = String.raw`[\w%+'=&#!/~-]+(\.[\w%+'=&#!/~-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])`;
/** JSON has no line breaks or tabs within a text; CloudFormation takes no other control characters. */
const WORDS = String.raw`"([^"\\\s]| )*"`;
const VALUE = String.raw`(${WORDS}|0|[1-9][0-9]*|true|false|\[(${WORDS}(,${WORDS})*)?\])`;
const FIELD = `"[A-Za-z]+":${VALUE}`;
const OUTPUT = `(${REPORT_OUTPUT_NAMES.join('|')})`;

function format(pattern: string, mistake: string): Format {
  return { pattern: new RegExp(`^${pattern}$`), mistake };
}

/** As in a configuration; Terraform counts no repetition beyond a thousand, so the whole length is bound instead. */
const WEBHOOK_ADDRESS: Format = {
  pattern: new RegExp(SCHEDULE_FORMATS.webhookAddress.pattern.source.replace('{1,1011}', '+')),
  mistake: SCHEDULE_FORMATS.webhookAddress.mistake,
};

/*
 * What is given stands in the JSON of the schedule's input: no format admits a quotation mark or a backslash beyond those of
 * the one field that is JSON itself, which is an object of plain fields and closes what it opens.
 */
const SCHEDULE_TEXTS = {
  expression: format(
    // One minute of an hour, and no rate in minutes: every run pays.
    String.raw`(cron\(\d{1,2}( [\dA-Z*?,/#-]+){5}\)|rate\([1-9]\d* (hour|day)s?\))`,
    "is not a time at most once an hour: write it as in 'cron(0 12 7 * ? *)' or 'rate(1 day)'",
  ),
  timeZone: format(
    String.raw`[A-Za-z][\w+-]*(/[A-Za-z][\w+-]*){0,2}`,
    "is not a time zone: write it as in 'Asia/Tokyo'",
  ),
  request: format(
    `\\{(${FIELD}(,${FIELD})*)?\\}`,
    `is not a request: write it as in '{"period":"last-month","compare":"previous"}', without spaces between its parts`,
  ),
  outputs: format(
    `${OUTPUT}(,${OUTPUT})*`,
    `is not a list of ${REPORT_OUTPUT_NAMES.join(', ')}, with commas between them`,
  ),
  sender: format(ADDRESS, "is not an address: write it as in 'costs@example.com'"),
  recipients: format(
    `${ADDRESS}(,${ADDRESS})*`,
    "is not a list of addresses: write it as in 'a@example.com,b@example.com', with commas and without spaces",
  ),
  webhook: format(`(${POST_TARGET_NAMES.join('|')})`, `is not one of ${POST_TARGET_NAMES.join(', ')}`),
  language: format(`(${LANGUAGES.join('|')})`, `is not one of ${LANGUAGES.join(', ')}`),
  locale: format('[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*', "is not a language tag: write it as in 'de-DE'"),
};

function when() {
  return {
    ScheduleExpression: optionalText(
      {
        ...SCHEDULE,
        label: 'When',
        description:
          "When the report is made by itself, as in 'cron(0 12 7 * ? *)'. Optional: otherwise it is not made by itself.",
      },
      SCHEDULE_TEXTS.expression,
    ),
    ScheduleTimeZone: text(
      {
        ...SCHEDULE,
        label: 'Time zone',
        description: "The time zone of that time. The report's period follows from the time in UTC.",
      },
      SCHEDULE_TEXTS.timeZone,
      'UTC',
    ),
    ScheduleRequest: atMost(
      LONGEST,
      text(
        {
          ...SCHEDULE,
          label: 'What',
          description: `What is reported, as JSON without spaces between its parts, as in '{"period":"last-month","compare":"previous"}'.`,
        },
        SCHEDULE_TEXTS.request,
        '{}',
      ),
    ),
    ScheduleOutputs: text(
      { ...SCHEDULE, label: 'Outputs', description: 'The formats besides JSON, with commas between them.' },
      SCHEDULE_TEXTS.outputs,
      'html,xlsx',
    ),
    ScheduleLanguage: optionalText(
      { ...SCHEDULE, label: 'Language', description: 'Of pages, workbooks and messages. Optional.' },
      SCHEDULE_TEXTS.language,
    ),
    ScheduleLocale: optionalText(
      { ...SCHEDULE, label: 'Locale', description: 'How figures are written. Optional: as in the language.' },
      SCHEDULE_TEXTS.locale,
    ),
  };
}

function delivery(partition: string) {
  return {
    ScheduleMailFrom: optionalText(
      {
        ...DELIVERY,
        label: 'Sender of a mail',
        description: 'The address that Amazon SES sends the report as. Optional: otherwise no mail is sent.',
      },
      SCHEDULE_TEXTS.sender,
    ),
    ScheduleMailTo: atMost(
      LONGEST,
      optionalText(
        { ...DELIVERY, label: 'Its recipients', description: 'Their addresses, with commas between them.' },
        SCHEDULE_TEXTS.recipients,
      ),
    ),
    ScheduleMailIdentity: optionalText(
      {
        ...DELIVERY,
        label: "The sender's identity",
        description:
          "What SES has verified: a domain or an address. Optional: otherwise the sender's domain.",
      },
      FORMATS.mailIdentity,
    ),
    ScheduleMailAttach: text(
      { ...DELIVERY, label: 'Attached', description: 'Which of the outputs are attached to the mail.' },
      SCHEDULE_TEXTS.outputs,
      'html',
    ),
    ScheduleTopicArn: optionalText(
      {
        ...DELIVERY,
        label: 'Topic',
        description: 'The ARN of an SNS topic of this region that gets a summary. Optional.',
      },
      inPartition(FORMATS.topicArn, partition),
    ),
    ScheduleWebhookAddress: atMost(
      LONGEST,
      optionalText(
        {
          ...DELIVERY,
          label: "A webhook's address",
          description:
            'The ARN of a secret of Secrets Manager, or of a parameter of Systems Manager, that holds the address of a webhook. Optional.',
        },
        inPartition(WEBHOOK_ADDRESS, partition),
      ),
    ),
    ScheduleWebhookKind: text(
      { ...DELIVERY, label: 'Its kind', description: 'What takes the message at that address.' },
      SCHEDULE_TEXTS.webhook,
      'slack',
    ),
  };
}

/** The parameters of one report that is made by itself. */
export function scheduleParameters(partition: string) {
  return { ...when(), ...delivery(partition) };
}

/** The names of what there is only with a schedule. */
export function scheduleNames({ names }: Config) {
  const named = (label: string, what: string, name: string, written: Format): Parameter =>
    text({ ...NAMES, label, description: `The name of ${what}, where there is a schedule.` }, written, name);
  return {
    DelivererRoleName: named(
      'Role 5, deliverer',
      'the role that delivers reports',
      names.delivererRole,
      FORMATS.roleName,
    ),
    SchedulerRoleName: named(
      'Role 6, scheduler',
      'the role that EventBridge Scheduler has',
      names.schedulerRole,
      FORMATS.roleName,
    ),
    ScheduleGroupName: named(
      'Schedules',
      'the group of schedules',
      names.scheduleGroup,
      FORMATS.scheduleGroup,
    ),
    DeadLetterQueueName: named(
      'Dead letters',
      'the queue of what was not handed over',
      names.deadLetterQueue,
      FORMATS.queueName,
    ),
  };
}
