import type { RequiredCall } from './required-call.ts';

/**
 * The calls with the archivist role. It writes an object only where there is none of its key (condition key
 * `s3:if-none-match`), and replaces the index only where it is still the one that was read (`s3:if-match`).
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
 */
export const ARCHIVIST_CALLS: readonly RequiredCall[] = [
  {
    action: 's3:ListBucket',
    resources: ['archive-bucket'],
    why: 'what earlier runs left, and whether a trigger was answered already',
  },
  { action: 's3:GetObject', resources: ['archive-objects'], why: 'what earlier runs left' },
  { action: 's3:PutObject', resources: ['archive-objects'], why: 'what this run leaves, each object once' },
  {
    action: 's3:PutObject',
    resources: ['archive-index'],
    why: 'the index for people, which grows with each run',
  },
];

/** Besides, where the archive is encrypted with a key of the customer's. */
export const ARCHIVE_KEY_CALLS: readonly RequiredCall[] = [
  {
    action: 'kms:Decrypt',
    resources: ['archive-key'],
    why: 'S3 decrypts objects with the rights of whoever reads them',
  },
  {
    action: 'kms:GenerateDataKey',
    resources: ['archive-key'],
    why: 'S3 encrypts objects with the rights of whoever writes them',
  },
];

/** The calls with the deliverer role that any schedule needs. */
export const DELIVERER_CALLS: readonly RequiredCall[] = [
  {
    action: 'scheduler:ListSchedules',
    resources: ['any'],
    why: 'doctor finds the schedules that are deployed; the action has no resource type',
  },
  {
    action: 'scheduler:GetSchedule',
    resources: ['schedules'],
    why: 'doctor sees whether a schedule is enabled, and whom it delivers to',
  },
];

/** Besides, where reports are sent by mail; sender and recipients are bound by conditions. */
export const DELIVERER_MAIL_CALLS: readonly RequiredCall[] = [
  { action: 'ses:SendEmail', resources: ['mail-identities'], why: 'the report by mail' },
  {
    action: 'ses:GetEmailIdentity',
    resources: ['mail-identities'],
    why: 'doctor sees whether the sender is verified',
  },
  {
    action: 'ses:GetAccount',
    resources: ['any'],
    why: "doctor sees whether the account is still in SES's sandbox; the action has no resource type",
  },
];

/** Besides, where summaries are published to topics. */
export const DELIVERER_TOPIC_CALLS: readonly RequiredCall[] = [
  { action: 'sns:Publish', resources: ['delivery-topics'], why: "the report's summary" },
  {
    action: 'sns:GetTopicAttributes',
    resources: ['delivery-topics'],
    why: 'doctor sees whether the topic is there',
  },
];

/** Besides, where the addresses of webhooks are secrets of Secrets Manager. */
export const DELIVERER_SECRET_CALLS: readonly RequiredCall[] = [
  {
    action: 'secretsmanager:GetSecretValue',
    resources: ['webhook-secrets'],
    why: "a webhook's address, which is a secret",
  },
];

/** Besides, where they are parameters of Systems Manager. */
export const DELIVERER_PARAMETER_CALLS: readonly RequiredCall[] = [
  {
    action: 'ssm:GetParameter',
    resources: ['webhook-parameters'],
    why: "a webhook's address, which is a secret",
  },
];

/** Besides, where those are encrypted with keys of the customer's. */
export const DELIVERER_KEY_CALLS: readonly RequiredCall[] = [
  {
    action: 'kms:Decrypt',
    resources: ['webhook-keys'],
    why: 'the secret is decrypted with the rights of whoever reads it',
  },
];

/** The further calls of the function with its own role, where it has an archive. */
export const WORKER_ARCHIVE_CALLS: readonly RequiredCall[] = [
  { action: 'sts:AssumeRole', resources: ['archivist-role'], why: 'the way to the archive' },
];

/** The further calls of the function with its own role, where it delivers reports. */
export const WORKER_DELIVERY_CALLS: readonly RequiredCall[] = [
  { action: 'sts:AssumeRole', resources: ['deliverer-role'], why: 'the way to those who get reports' },
];

/** The calls of EventBridge Scheduler. */
export const SCHEDULER_CALLS: readonly RequiredCall[] = [
  { action: 'lambda:InvokeFunction', resources: ['report-function'], why: 'the scheduled run' },
  {
    action: 'sqs:SendMessage',
    resources: ['dead-letter-queue'],
    why: 'a trigger that did not reach the function is kept',
  },
];
