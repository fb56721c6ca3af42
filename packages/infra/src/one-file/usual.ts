import { type Config, decodeConfig } from '@ou-cost/contract';

const LEAST = {
  payer: { accountId: '000000000000', region: 'us-east-1' },
  callers: [{ roleArn: 'arn:aws:iam::000000000000:role/never-read' }],
};

/** What a configuration has where it says nothing: accounts and callers in it are never read. */
export function usualConfig(): Config {
  return decodeConfig(JSON.stringify(LEAST), 'the least configuration');
}

const LEAST_BY_ITSELF = {
  ...LEAST,
  archive: { bucket: 'never-read' },
  alarm: { topicArn: 'arn:aws:sns:us-east-1:000000000000:never-read' },
  schedules: [{ name: 'report', rate: '1 day' }],
};

function leastByItself() {
  const { archive, schedules } = decodeConfig(JSON.stringify(LEAST_BY_ITSELF), 'the least schedule');
  const [schedule] = schedules;
  if (archive === undefined || schedule === undefined) throw new Error('the least schedule is missing');
  return { archive, schedule };
}

/** What an archive has where a configuration says nothing of it. */
export function usualArchive(): NonNullable<Config['archive']> {
  return leastByItself().archive;
}

/** What a schedule has where it says nothing. */
export function usualSchedule(): Config['schedules'][number] {
  return leastByItself().schedule;
}
