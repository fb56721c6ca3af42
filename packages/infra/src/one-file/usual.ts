import { type Config, decodeConfig } from '@ou-cost/contract';

const LEAST = {
  payer: { accountId: '000000000000', region: 'us-east-1' },
  callers: [{ roleArn: 'arn:aws:iam::000000000000:role/never-read' }],
};

/** What a configuration has where it says nothing: accounts and callers in it are never read. */
export function usualConfig(): Config {
  return decodeConfig(JSON.stringify(LEAST), 'the least configuration');
}

/** What a schedule has where it says nothing. */
export function usualSchedule(): Config['schedules'][number] {
  const document = {
    ...LEAST,
    archive: { bucket: 'never-read' },
    alarm: { topicArn: 'arn:aws:sns:us-east-1:000000000000:never-read' },
    schedules: [{ name: 'report', rate: '1 day' }],
  };
  const [schedule] = decodeConfig(JSON.stringify(document), 'the least schedule').schedules;
  if (schedule === undefined) throw new Error('the least schedule is missing');
  return schedule;
}
