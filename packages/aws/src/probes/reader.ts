import { STSClient } from '@aws-sdk/client-sts';
import type { ReadAs, ReaderProbes } from '@ou-cost/doctor';
import type { Clock, DateRange } from '@ou-cost/spend';
import { eventLookup } from '../cloudtrail/composition.ts';
import type { CredentialProvider } from '../credentials/caller.ts';
import { awsAnswer } from '../failure/refusal-reason.ts';
import { systemTiming } from '../pacing/timing.ts';
import { connectRun, type RunConnection } from '../run-connection.ts';
import { callerIdentity } from './caller-identity.ts';
import { probeClientSettings } from './client-settings.ts';
import { probeCost } from './cost.ts';
import { OrganizationsProbes } from './organizations.ts';

export interface ReaderProbeOptions {
  readonly region: string;
  readonly readerRoleArn: string;
  readonly readerExternalId: string | null;
  /** The name of the reader's session as well. */
  readonly runId: string;
  /** Milliseconds since 1970 after which nothing is sent. */
  readonly deadline: number;
  /** Where CloudTrail is asked; null: its own endpoint. Undefined: the history may not be seeded. */
  readonly cloudTrail?: { readonly endpoint: string | null };
}

/** The probes that the function makes, with its own credentials and with those of the reader role. Sends nothing. */
export function composeReaderProbes(options: ReaderProbeOptions): {
  readonly probes: Omit<ReaderProbes, 'ofExport' | 'ofArchive' | 'ofSchedules'>;
  /** What further probes are made with. */
  readonly connections: Readonly<Record<ReadAs, RunConnection>>;
  readonly clock: Clock;
} {
  const { region, readerRoleArn, readerExternalId, runId, deadline, cloudTrail } = options;
  const { requestHandler } = probeClientSettings('STS');
  const run = { region, runId, deadline, maxCostExplorerRequests: null, requestHandler };
  const reader = connectRun({
    ...run,
    readerRoleArn,
    ...(readerExternalId === null ? {} : { readerExternalId }),
  });
  const worker = connectRun({ ...run, readerRoleArn: null, credentials: ownCredentials(region) });
  const { calls } = reader;
  const { credentials } = reader.clientSettingsFor('STS');
  const reach = (as: ReadAs) =>
    as === 'worker' || credentials === undefined ? { region, calls } : { region, calls, credentials };
  const asReader = new OrganizationsProbes(reach('reader'));
  const asWorker = new OrganizationsProbes(reach('worker'));
  const probes = {
    identifyWorker: () => callerIdentity({ region, calls }),
    assumeReader: async () => {
      await credentials?.();
    },
    listAccounts: (as: ReadAs) => (as === 'worker' ? asWorker : asReader).accounts(),
    listRoots: () => asReader.roots(),
    listUnits: (parentId: string) => asReader.units(parentId),
    listAccountsIn: (parentId: string) => asReader.accountsIn(parentId),
    describeUnit: (unitId: string) => asReader.unit(unitId),
    readCost: (as: ReadAs, range: DateRange, billingViewArn: string | null) =>
      probeCost({ ...reach(as), range, billingViewArn }),
    lookUpEvents: cloudTrail === undefined ? null : () => eventLookup(reader, cloudTrail.endpoint).probe(),
    answerOf: awsAnswer,
  };
  return { probes, connections: { reader, worker }, clock: systemTiming };
}

/** The credentials that the SDK finds for a client of this process. */
function ownCredentials(region: string): CredentialProvider {
  const { credentials } = new STSClient({ region }).config;
  return async () => credentials();
}
