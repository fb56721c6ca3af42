type Inputs = Readonly<Record<string, string | readonly string[]>>;

const OF_EXPORT: Inputs = { exports_bucket: 'acme-bill' };
const OF_ARCHIVE: Inputs = { archive_bucket: 'acme-reports' };

const OF_SCHEDULE: Inputs = {
  ...OF_ARCHIVE,
  alarm_topic_arn: 'arn:aws:sns:us-east-1:111111111111:alarms',
};
const WITH_SCHEDULE: Inputs = { ...OF_SCHEDULE, schedule_expression: 'rate(1 day)' };

/** What must be given with an input of the module for the payer, so that the input alone decides. */
export const NEEDED_TOGETHER: ReadonlyMap<string, Inputs> = new Map([
  ['vpc_id', { subnet_ids: ['subnet-0a1b2c3d'] }],
  ['subnet_ids', { vpc_id: 'vpc-0a1b2c3d' }],
  ['exports_region', OF_EXPORT],
  ['exports_kms_key_arn', OF_EXPORT],
  ['archive_create', OF_ARCHIVE],
  ['archive_kms_key_arn', OF_ARCHIVE],
  ['schedule_expression', OF_SCHEDULE],
  ['schedule_language', WITH_SCHEDULE],
  ['schedule_locale', WITH_SCHEDULE],
  ['schedule_mail_from', { ...WITH_SCHEDULE, schedule_mail_to: 'finance@acme.example' }],
  ['schedule_mail_to', { ...WITH_SCHEDULE, schedule_mail_from: 'costs@acme.example' }],
  [
    'schedule_mail_identity',
    { ...WITH_SCHEDULE, schedule_mail_from: 'costs@acme.example', schedule_mail_to: 'finance@acme.example' },
  ],
  ['schedule_topic_arn', WITH_SCHEDULE],
  ['schedule_webhook_address', WITH_SCHEDULE],
]);

/** What may not be left out beside what is given with it. */
export const PAIRED: ReadonlySet<string> = new Set(['vpc_id', 'schedule_mail_from', 'schedule_mail_to']);
