import { type Diagnosis, diagnoseChain, diagnoseReader, type ExportAccess, UNSTATED } from '@ou-cost/doctor';
import { type OrganizationOverview, OuCostError } from '@ou-cost/spend';

const INVOKER = 'arn:aws:iam::222222222222:role/ou-cost-invoker';
const READER = 'arn:aws:iam::222222222222:role/ou-cost-reader';
const FUNCTION = 'arn:aws:lambda:ap-northeast-1:222222222222:function:ou-cost-report';
const PRODUCER = 'ou-cost 1.2.3';
const clock = { now: () => Date.UTC(2026, 10, 23, 9) };

function refused(why: string): Promise<never> {
  return Promise.reject(new OuCostError('AccessRefused', `AccessDenied: ${why}`));
}

/** An export that AWS delivered three days ago for the last time, and whose work group has no limit. */
const LATE_EXPORT: ExportAccess = {
  settings: {
    name: 'bill',
    bucket: 'acme-bill',
    folder: 'exports/bill',
    region: 'ap-northeast-1',
    database: 'ou_cost',
    table: 'bill',
    workGroup: 'ou-cost',
    scanLimit: 100 * 2 ** 30,
  },
  probes: {
    findExport: async () => 'arn:aws:bcm-data-exports:us-east-1:222222222222:export/bill-0a1b',
    describeExport: async () => ({
      status: 'UNHEALTHY',
      reason: 'INSUFFICIENT_PERMISSION',
      refreshedAt: null,
      bucket: 'acme-bill',
      folder: 'exports/bill',
      format: 'PARQUET',
    }),
    exportRuns: async () => [],
    deliveredMonths: async () => ['2026-11'],
    deliveredAt: async () => Date.UTC(2026, 10, 20, 9),
    describeTable: async () => ({ layout: 'FOCUS', columns: 60 }),
    describeWorkGroup: async () => ({
      isEnabled: true,
      isEnforced: true,
      scanLimit: null,
      keepsResults: true,
      resultsLocation: null,
    }),
    startQuery: async () => 'q',
    awaitQuery: async () => {},
    readRows: async () => {},
    stopQuery: async () => {},
    queryMonth: () => refused('no'),
    writeDelivery: () => refused('no'),
    listOthers: () => refused('no'),
    queryElsewhere: () => refused('no'),
    listAsWorker: () => refused('no'),
  },
};

/**
 * A diagnosis that fails at `broken`, in which one of the calls that must be refused is allowed; with an export only
 * where that is what is broken.
 */
export function exampleDiagnosis(
  broken: 'assume-invoker' | 'assume-reader' | 'export' | null,
): Promise<Diagnosis> {
  const request = { paid: false, negative: true };
  const seen = { count: 20, organizationId: 'o-example', managementAccountId: '222222222222' };
  const answerOf = ({ message }: OuCostError) => ({ message, refusal: UNSTATED });
  const readerProbes = {
    identifyWorker: async () => 'arn:aws:sts::222222222222:assumed-role/ou-cost-worker/ou-cost-report',
    assumeReader: () => (broken === 'assume-reader' ? refused('not authorized') : Promise.resolve()),
    listAccounts: (as: string) =>
      as === 'worker' ? refused('no') : Promise.resolve({ ...seen, rootId: 'r-1', unitId: 'ou-1' }),
    listRoots: async () => ({ ...seen, count: 1, rootId: 'r-1', unitId: null }),
    listUnits: async () => ({ ...seen, count: 3, rootId: null, unitId: 'ou-1' }),
    listAccountsIn: async () => ({ ...seen, rootId: null, unitId: null }),
    describeUnit: async () => 'Work\u202eloads',
    readCost: () => refused('no'),
    lookUpEvents: null,
    ofExport: broken === 'export' ? LATE_EXPORT : null,
    ofArchive: null,
    ofSchedules: null,
    answerOf,
  };
  const chainProbes = {
    identifyCaller: async () => 'arn:aws:sts::111111111111:assumed-role/RundeckBatchRole/i-0a1b2c3d4e5f60718',
    assumeInvoker: () => (broken === 'assume-invoker' ? refused('not authorized') : Promise.resolve()),
    dryRun: (as: string) => (as === 'caller' ? refused('no') : Promise.resolve()),
    askFunction: () =>
      diagnoseReader(readerProbes, clock, request, {
        runId: 'run-example',
        facts: { producer: PRODUCER, codeDate: '2026-11-13', deployedThrough: 'template' },
        readerRoleArn: READER,
        readerExternalId: null,
        billingViewArn: null,
        functionArn: FUNCTION,
      }),
    readCostAsInvoker: () => refused('no'),
    answerOf,
  };
  return diagnoseChain(chainProbes, clock, request, {
    runId: 'run-example',
    producer: PRODUCER,
    invokerRoleArn: INVOKER,
    externalId: null,
    functionArn: FUNCTION,
    workerRoleArn: 'arn:aws:iam::222222222222:role/ou-cost-worker',
    configured: null,
    directInvokers: [],
  });
}

/** A small tree in which two units have the same name, and names contain control characters. */
export function exampleOverview(): OrganizationOverview {
  let next = 100_000_000_000;
  const unit = (
    id: string,
    parentId: string | null,
    path: string[],
    direct: number,
    accountsInSubtree: number,
  ) => ({
    id,
    name: path.at(-1) ?? '',
    parentId,
    path,
    depth: path.length - 1,
    accountIds: Array.from({ length: direct }, () => String(next++)),
    accountsInSubtree,
  });
  return {
    schema: 'ou-cost/organization@1',
    producer: PRODUCER,
    runId: 'run-example',
    generatedAt: '2026-11-23T09:00:01Z',
    organization: {
      id: 'o-example',
      managementAccountId: '222222222222',
      rootId: 'r-1',
      asOf: '2026-11-23T09:00:00Z',
    },
    notes: [],
    organizationalUnits: [
      unit('r-1', null, ['Root'], 1, 14),
      unit('ou-1-data', 'r-1', ['Root', 'Data'], 0, 3),
      unit('ou-1-dataprod', 'ou-1-data', ['Root', 'Data', 'Prod'], 3, 3),
      unit('ou-1-rd', 'r-1', ['Root', 'R/D "labs"\u202e'], 0, 10),
      unit('ou-1-rdprod', 'ou-1-rd', ['Root', 'R/D "labs"\u202e', 'Prod'], 8, 8),
      unit('ou-1-tokyo', 'ou-1-rd', ['Root', 'R/D "labs"\u202e', '東京\u001b[31m'], 2, 2),
    ],
  };
}
