import type { ReadAs, ReaderProbes } from '@ou-cost/doctor';
import type { Clock } from '@ou-cost/spend';
import { roleCredentials } from '../credentials/role.ts';
import { awsAnswer } from '../failure/refusal-reason.ts';
import { PacedCalls } from '../pacing/paced-calls.ts';
import { RequestMeter } from '../pacing/request-meter.ts';
import { systemTiming } from '../pacing/timing.ts';
import { callerIdentity } from './caller-identity.ts';
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
}

/** The probes that the function makes, with its own credentials and with those of the reader role. */
export function composeReaderProbes(options: ReaderProbeOptions): {
  readonly probes: ReaderProbes;
  readonly clock: Clock;
} {
  const { region, readerRoleArn, readerExternalId, runId, deadline } = options;
  const calls = new PacedCalls({
    timing: systemTiming,
    meter: new RequestMeter(),
    deadline,
    maxCostExplorerRequests: null,
  });
  const credentials = roleCredentials({
    region,
    roleArn: readerRoleArn,
    sessionName: runId,
    hop: 'assume the reader role',
    calls,
    timing: systemTiming,
    ...(readerExternalId === null ? {} : { externalId: readerExternalId }),
  });
  const reach = (as: ReadAs) => (as === 'worker' ? { region, calls } : { region, calls, credentials });
  const reader = new OrganizationsProbes(reach('reader'));
  const worker = new OrganizationsProbes(reach('worker'));
  const probes: ReaderProbes = {
    identifyWorker: () => callerIdentity({ region, calls }),
    assumeReader: async () => {
      await credentials();
    },
    listAccounts: (as) => (as === 'worker' ? worker : reader).accounts(),
    listRoots: () => reader.roots(),
    listUnits: (parentId) => reader.units(parentId),
    listAccountsIn: (parentId) => reader.accountsIn(parentId),
    describeUnit: (unitId) => reader.unit(unitId),
    readCost: (as, range, billingViewArn) => probeCost({ ...reach(as), range, billingViewArn }),
    ofExport: null,
    answerOf: awsAnswer,
  };
  return { probes, clock: systemTiming };
}
