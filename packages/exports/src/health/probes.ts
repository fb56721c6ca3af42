import { type RunConnection, SignedJsonClient } from '@ou-cost/aws/calls';
import { exportRegionOf } from '@ou-cost/contract';
import { type ExportProbes, type ExportSettings, otherFolder } from '@ou-cost/doctor';
import { OuCostError } from '@ou-cost/spend';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { ExportedDeliveries } from '../delivery/exported-deliveries.ts';
import type { Delivery } from '../ports.ts';
import { S3Store } from '../s3/store.ts';
import { CONFIGURED_EXPORT } from '../s3/words.ts';
import { AthenaProbes } from './athena.ts';
import { DataExports } from './data-exports.ts';

export interface ExportProbesOptions {
  readonly settings: ExportSettings;
  /** With the reader role's credentials. */
  readonly reader: RunConnection;
  /** With the function's own. */
  readonly worker: RunConnection;
  readonly endpoints: {
    /** Where S3 is asked; null: its own endpoint. */
    readonly s3: string | null;
    /** Where AWS Data Exports is asked; null: its own endpoint. */
    readonly dataExports: string | null;
  };
}

/** The calls that show how an export is, and whether Athena reads it. Sends nothing by itself. */
export function exportProbes({ settings, reader, worker, endpoints }: ExportProbesOptions): ExportProbes {
  const { name, bucket, folder, region } = settings;
  const exports = () => new DataExports(dataExportsClient(reader, endpoints.dataExports), reader);
  const reach = { bucket, region, mayBeElsewhere: false };
  const endpoint = endpoints.s3 === null ? {} : { endpoint: endpoints.s3 };
  const bucketOf = (run: RunConnection) => new S3Store(run, { ...reach, ...endpoint }, CONFIGURED_EXPORT);
  const store = bucketOf(reader);
  const deliveries = new ExportedDeliveries(store, `${folder}/`);
  let read: Promise<Delivery> | null = null;
  const delivered = (month: string): Promise<Delivery> => (read ??= deliveryOf(deliveries, month));
  const athena = new AthenaProbes(settings, reader);
  return {
    findExport: async () => exports().find(name),
    describeExport: async (exportArn) => exports().state(exportArn),
    exportRuns: async (exportArn) => exports().runs(exportArn),
    deliveredMonths: () => deliveries.months(),
    deliveredAt: async (month) => (await delivered(month)).deliveredAt,
    // A delivery that cannot be read has a check of its own.
    describeTable: async (month) =>
      athena.describeTable(month === null ? null : await delivered(month).catch(() => null)),
    describeWorkGroup: () => athena.describeWorkGroup(),
    startQuery: () => athena.startPlan(),
    awaitQuery: (queryId) => athena.awaitQuery(queryId),
    readRows: (queryId) => athena.readRows(queryId),
    stopQuery: (queryId) => athena.stopQuery(queryId),
    queryMonth: async (month) => athena.countLines(await delivered(month)),
    writeDelivery: () => store.tryWriting(`${folder}/metadata/not-written-by-ou-cost`),
    listOthers: async () => void (await store.list(`${otherFolder(settings)}/`)),
    queryElsewhere: () => athena.queryElsewhere(),
    listAsWorker: async () => void (await bucketOf(worker).list(`${folder}/`)),
  };
}

async function deliveryOf(deliveries: ExportedDeliveries, month: string): Promise<Delivery> {
  const [delivery] = await deliveries.of([month]);
  if (delivery !== undefined) return delivery;
  throw new OuCostError('Defect', `no delivery of ${month} was read, and none was missing`);
}

/** Where AWS Data Exports answers in a partition. It has one endpoint in each. */
const ENDPOINTS: ReadonlyMap<string, string> = new Map([
  ['us-east-1', 'https://bcm-data-exports.us-east-1.api.aws'],
  ['cn-northwest-1', 'https://bcm-data-exports.cn-northwest-1.api.amazonwebservices.com.cn'],
]);

function dataExportsClient(run: RunConnection, endpoint: string | null): SignedJsonClient {
  const region = exportRegionOf(run.region);
  const own = region === undefined ? undefined : ENDPOINTS.get(region);
  if (region === undefined || own === undefined) {
    throw new OuCostError(
      'InvalidConfiguration',
      `the partition of region '${run.region}' has no AWS Data Exports`,
    );
  }
  const { credentials, requestHandler } = run.clientSettingsFor('BCM Data Exports');
  if (credentials === undefined) throw new OuCostError('Defect', 'a request has nobody to sign it');
  return new SignedJsonClient({
    target: 'AWSBillingAndCostManagementDataExports',
    signingName: 'bcm-data-exports',
    region,
    endpoint: endpoint ?? own,
    credentials,
    requestHandler: NodeHttpHandler.create(
      requestHandler as Parameters<typeof NodeHttpHandler.create>[0],
    ) as NodeHttpHandler,
  });
}
