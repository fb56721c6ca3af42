import type { Config } from '@ou-cost/contract';
import { exampleConfig, PAYER } from './example-config.ts';

const ARCHIVE_BUCKET = 'acme-reports';
export const TOPIC = `arn:aws:sns:ap-northeast-1:${PAYER}:summaries`;
export const SECRET = `arn:aws:secretsmanager:ap-northeast-1:${PAYER}:secret:slack-AbCdEf`;
export const PARAMETER = `arn:aws:ssm:ap-northeast-1:${PAYER}:parameter/ou-cost/teams`;

/** A schedule that delivers to every kind of target. */
export const MONTHLY = {
  name: 'monthly',
  cron: '0 12 7 * ? *',
  timeZone: 'Asia/Tokyo',
  request: { period: 'last-3-months' },
  outputs: ['html', 'xlsx'],
  mail: { from: 'costs@acme.example', to: ['finance@acme.example', 'platform@acme.example'] },
  topics: [TOPIC],
  webhooks: [
    { kind: 'slack', address: SECRET },
    { kind: 'teams', address: PARAMETER },
  ],
};

/** The minimal configuration with an archive and its schedules. */
export function scheduledConfig({
  archive = {},
  schedules = [MONTHLY],
  ...additions
}: {
  readonly archive?: object;
  readonly schedules?: readonly object[];
  readonly [key: string]: unknown;
} = {}): Config {
  return exampleConfig({
    archive: { bucket: ARCHIVE_BUCKET, ...archive },
    schedules,
    alarm: { topicArn: `arn:aws:sns:ap-northeast-1:${PAYER}:alarms` },
    ...additions,
  });
}
