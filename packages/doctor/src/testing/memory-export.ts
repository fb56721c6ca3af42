import { type ErrorCode, OuCostError } from '@ou-cost/spend';
import { diagnoseReader } from '../checks/reader.ts';
import type { ReaderProbes, ReaderSettings } from '../checks/reader-ports.ts';
import { featureOf } from '../checks/table.ts';
import type { DeployedThrough } from '../deployment/way.ts';
import type { ExportProbes, ExportSettings } from '../export/probes.ts';
import { type StatedRefusal, UNSTATED } from '../stated-refusal.ts';

export const EXPORT: ExportSettings = {
  name: 'bill',
  bucket: 'acme-bill',
  folder: 'exports/bill',
  region: 'eu-west-1',
  database: 'ou_cost',
  table: 'lines',
  workGroup: 'ou-cost',
  scanLimit: 10 * 2 ** 30,
};
export const EXPORT_ARN = 'arn:aws:bcm-data-exports:us-east-1:222222222222:export/bill-0a1b2c';
export const EXPORT_READER = 'arn:aws:iam::222222222222:role/cost/ou-cost-reader';
/** Nine hours after the last delivery. */
export const NOW = Date.UTC(2026, 10, 26, 12);
export const DELIVERED_AT = Date.UTC(2026, 10, 26, 3);

export const refused =
  (message = 'refused', code: ErrorCode = 'AccessRefused') =>
  (): Promise<never> =>
    Promise.reject(new OuCostError(code, message));

/** An export in memory in which every check passes, except for the changes. */
export function memoryExport(changes: Partial<ExportProbes> = {}): ExportProbes {
  return {
    findExport: async () => EXPORT_ARN,
    describeExport: async () => ({
      status: 'HEALTHY',
      reason: null,
      refreshedAt: DELIVERED_AT,
      bucket: 'acme-bill',
      folder: 'exports/bill',
      format: 'PARQUET',
    }),
    exportRuns: async () => [{ status: 'DELIVERY_SUCCESS', reason: null, createdAt: DELIVERED_AT }],
    deliveredMonths: async () => ['2026-10', '2026-11'],
    deliveredAt: async () => DELIVERED_AT,
    describeTable: async () => ({ layout: 'FOCUS', columns: 60 }),
    describeWorkGroup: async () => ({
      isEnabled: true,
      isEnforced: true,
      scanLimit: 10 * 2 ** 30,
      keepsResults: true,
      resultsLocation: null,
    }),
    startQuery: async () => 'query-1',
    awaitQuery: async () => {},
    readRows: async () => {},
    stopQuery: async () => {},
    queryMonth: async () => ({ lines: 1234n, scannedBytes: 5_000_000, price: '0.00005' }),
    writeDelivery: refused(),
    listOthers: refused(),
    queryElsewhere: refused(),
    listAsWorker: refused(),
    ...changes,
  };
}

export const EXPORT_SETTINGS: ReaderSettings = {
  runId: 'run-1',
  facts: { producer: 'ou-cost 2.0.0', codeDate: null, deployedThrough: 'cdk' },
  readerRoleArn: EXPORT_READER,
  readerExternalId: null,
  billingViewArn: null,
  functionArn: 'arn:aws:lambda:eu-west-1:222222222222:function:ou-cost-report',
};

/** An organization in memory, of which only the account is of interest here. */
export function organization(
  probes: ExportProbes,
  policy: StatedRefusal['policy'],
  isReached: boolean,
): ReaderProbes {
  const page = {
    count: 1,
    rootId: 'r-1',
    unitId: 'ou-1',
    organizationId: 'o-1',
    managementAccountId: '222222222222',
  };
  const asReader = async (as: string) => {
    if (as !== 'reader') throw new OuCostError('AccessRefused', 'refused');
    return page;
  };
  return {
    identifyWorker: async () => 'arn:aws:sts::222222222222:assumed-role/ou-cost-worker/x',
    assumeReader: isReached ? async () => {} : refused(),
    listAccounts: asReader,
    listRoots: async () => page,
    listUnits: async () => page,
    listAccountsIn: async () => page,
    describeUnit: async () => 'Workloads',
    readCost: async (as) => void (await asReader(as)),
    lookUpEvents: null,
    ofExport: { settings: EXPORT, probes },
    ofArchive: null,
    ofSchedules: null,
    answerOf: (failure) => ({ message: failure.message, refusal: { ...UNSTATED, policy } }),
  };
}

interface Asked {
  readonly paid?: boolean;
  readonly negative?: boolean;
  readonly policy?: StatedRefusal['policy'];
  readonly isReached?: boolean;
  readonly way?: DeployedThrough;
  readonly billingViewArn?: string | null;
}

/** What is found of the export. By default all is proven that costs nothing, and AWS names the role's own policy. */
export async function diagnosedExport(
  changes: Partial<ExportProbes> = {},
  {
    paid = false,
    negative = true,
    policy = 'identity',
    isReached = true,
    way = 'cdk',
    billingViewArn = null,
  }: Asked = {},
) {
  const settings = {
    ...EXPORT_SETTINGS,
    billingViewArn,
    facts: { ...EXPORT_SETTINGS.facts, deployedThrough: way },
  };
  const probes = organization(memoryExport(changes), policy, isReached);
  const { checks } = await diagnoseReader(probes, { now: () => NOW }, { paid, negative }, settings);
  const ofExport = checks.filter(({ id }) => featureOf(id) === 'exports');
  const by = (outcome: string) => ofExport.filter((check) => check.outcome === outcome);
  return { ofExport, failed: by('failed'), warnings: by('warning'), notReached: by('not-reached') };
}
