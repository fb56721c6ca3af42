import { ENTERPRISE_PAYER } from '../sandbox/config.ts';

const here = (service: string, resource: string): string =>
  `arn:aws:${service}:ap-northeast-1:${ENTERPRISE_PAYER}:${resource}`;

export const ARCHIVE = { bucket: 'kumo-archive', prefix: 'ou-cost' } as const;
export const TOPIC = here('sns', 'costs');
export const WEBHOOK_SECRET = here('secretsmanager', 'secret:chat/hook-AbC123');
export const DEAD_LETTERS = here('sqs', 'ou-cost-dead-letters');
export const MAIL = { from: 'costs@example.com', to: ['finance@example.com', 'cto@example.com'] } as const;

/** Nothing but a report: what is asked of the others is when they are due. */
const quiet = (name: string, cron: string, timeZone: string) => ({
  name,
  cron,
  timeZone,
  outputs: [],
});

/** The further keys of a configuration whose reports are made by themselves. */
export const BY_ITSELF = {
  alarm: { topicArn: here('sns', 'operations') },
  archive: ARCHIVE,
  schedules: [
    {
      name: 'monthly',
      cron: '0 5 7 * ? *',
      timeZone: 'Asia/Tokyo',
      outputs: ['html', 'csv'],
      mail: { ...MAIL, attach: ['html', 'csv'] },
      topics: [TOPIC],
      webhooks: [{ kind: 'slack', address: WEBHOOK_SECRET }],
    },
    quiet('tokyo-first', '30 0 1 * ? *', 'Asia/Tokyo'),
    quiet('tokyo-tenth', '30 9 1 * ? *', 'Asia/Tokyo'),
    quiet('los-angeles-last', '30 18 L * ? *', 'America/Los_Angeles'),
    quiet('los-angeles-early', '30 15 L * ? *', 'America/Los_Angeles'),
    quiet('los-angeles-spring', '30 2 ? 3 1#2 *', 'America/Los_Angeles'),
    quiet('los-angeles-autumn', '30 1 ? 11 1#1 *', 'America/Los_Angeles'),
  ],
};
