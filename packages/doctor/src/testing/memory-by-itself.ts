import type {
  ArchiveProbes,
  ArchiveSettings,
  ScheduleProbes,
  ScheduleSettings,
  ScheduleState,
} from '../by-itself/probes.ts';
import { diagnoseReader } from '../checks/reader.ts';
import { featureOf } from '../checks/table.ts';
import type { StatedRefusal } from '../stated-refusal.ts';
import { EXPORT_SETTINGS, memoryExport, NOW, organization, refused } from './memory-export.ts';

const ARCHIVE: ArchiveSettings = {
  archivistRoleArn: 'arn:aws:iam::222222222222:role/ou-cost-archivist',
  bucket: 'acme-reports',
  prefix: 'ou-cost',
  ownerAccountId: '222222222222',
};

const SCHEDULES: ScheduleSettings = {
  delivererRoleArn: 'arn:aws:iam::222222222222:role/ou-cost-deliverer',
  group: 'ou-cost',
};

/** An archive in memory in which every check passes, except for the changes. */
function memoryArchive(changes: Partial<ArchiveProbes> = {}): ArchiveProbes {
  return {
    assumeArchivist: async () => {},
    write: async () => 'written',
    read: async () => {},
    list: async () => {},
    overwrite: refused(),
    writeElsewhere: refused(),
    listElsewhere: refused(),
    remove: refused(),
    listAsWorker: refused(),
    ...changes,
  };
}

export const MONTHLY: ScheduleState = {
  name: 'monthly',
  isEnabled: true,
  target: 'arn:aws:lambda:eu-west-1:222222222222:function:ou-cost-report',
  retries: 0,
  deadLetterQueueArn: 'arn:aws:sqs:eu-west-1:222222222222:ou-cost-dead-letters',
  fault: null,
  sender: { from: 'finops@acme.example', region: 'eu-west-1' },
  topics: ['arn:aws:sns:eu-west-1:222222222222:reports'],
  addresses: [
    'arn:aws:secretsmanager:eu-west-1:222222222222:secret:slack-a1B2c3',
    'arn:aws:ssm:eu-west-1:222222222222:parameter/teams',
  ],
};

/** Schedules in memory in which every check passes, except for the changes. */
function memorySchedules(
  changes: Partial<ScheduleProbes> = {},
  schedules: readonly ScheduleState[] = [MONTHLY],
): ScheduleProbes {
  return {
    assumeDeliverer: async () => {},
    names: async () => schedules.map(({ name }) => name),
    schedule: async (name) => schedules.find((schedule) => schedule.name === name) ?? MONTHLY,
    isVerified: async () => true,
    mailAccount: async () => ({ isSandbox: false, isSending: true }),
    topic: async () => {},
    address: async () => {},
    ...changes,
  };
}

interface Found {
  readonly archive?: Partial<ArchiveProbes>;
  readonly delivery?: Partial<ScheduleProbes>;
  readonly schedules?: readonly ScheduleState[];
  readonly policy?: StatedRefusal['policy'];
}

/** What is found of an archive and schedules; all that is wrong is in the changes. */
export async function diagnosedByItself({ archive, delivery, schedules, policy = 'identity' }: Found = {}) {
  const probes = {
    ...organization(memoryExport(), policy, true),
    ofExport: null,
    ofArchive: { settings: ARCHIVE, probes: memoryArchive(archive) },
    ofSchedules: { settings: SCHEDULES, probes: memorySchedules(delivery, schedules) },
  };
  const request = { paid: false, negative: true };
  const { checks } = await diagnoseReader(probes, { now: () => NOW }, request, EXPORT_SETTINGS);
  const made = checks.filter(({ id }) => featureOf(id) !== null);
  const by = (outcome: string) => made.filter((check) => check.outcome === outcome);
  return { made, failed: by('failed'), warnings: by('warning'), notReached: by('not-reached') };
}
