import { AthenaClient } from '@aws-sdk/client-athena';
import type { RunConnection, RunOptions } from '@ou-cost/aws/calls';
import { OuCostError, type ReportPorts } from '@ou-cost/spend';
import { type AthenaAddress, AthenaCalls } from '../athena/calls.ts';
import { AthenaEngine } from '../athena/engine.ts';
import { ExportedDeliveries } from '../delivery/exported-deliveries.ts';
import { S3Store } from '../s3/store.ts';
import { CONFIGURED_EXPORT } from '../s3/words.ts';
import { ScanLimit } from '../scan-limit.ts';
import { composeExportPorts, type ExportsRun, type OpenExport } from './ports.ts';

/** An export that Athena reads where it is. */
export interface AthenaExport {
  readonly exports: AthenaAddress & {
    /** `s3://bucket/prefix/export` */
    readonly location: string;
    /** Of the bucket, the table and the work group. */
    readonly region: string;
  };
  /** In 2^30 bytes; null: as much as the work group allows. */
  readonly maxGigabytesScanned: number | null;
  /** Where S3 is asked. @default the route's endpoint, or S3's own */
  readonly s3Endpoint?: string;
}

export interface AthenaOptions extends RunOptions, ExportsRun, AthenaExport {}

/** The domain's ports on an export that Athena reads. Fails with an OuCostError. */
export function composeAthenaPorts(options: AthenaOptions): Promise<ReportPorts> {
  const exports = { deployedThrough: options.deployedThrough ?? null, ...options.exports };
  return composeExportPorts(options, (run) => openWithAthena(run, { ...options, exports }));
}

/** What reads an export with Athena in a run. Fails with InvalidConfiguration where its location is none. */
export function openWithAthena(
  run: RunConnection,
  { exports, maxGigabytesScanned, s3Endpoint }: AthenaExport,
): OpenExport {
  const { bucket, root } = partsOf(exports.location);
  const { region } = exports;
  const endpoint = s3Endpoint === undefined ? {} : { endpoint: s3Endpoint };
  // Athena reads no bucket of another region.
  const reach = { bucket, region, mayBeElsewhere: false, ...endpoint };
  const store = new S3Store(run, reach, CONFIGURED_EXPORT);
  const client = new AthenaClient({ ...run.clientSettingsFor('Athena'), region });
  const engine = new AthenaEngine({
    calls: new AthenaCalls(client, run, exports),
    meter: run.meter,
    limit: new ScanLimit(maxGigabytesScanned),
    runId: run.runId,
    bucket,
  });
  return { deliveries: new ExportedDeliveries(store, root), engine };
}

function partsOf(location: string): { readonly bucket: string; readonly root: string } {
  const [, bucket, folder] = /^s3:\/\/([^/]+)\/(.+?)\/*$/.exec(location) ?? [];
  if (bucket !== undefined && folder !== undefined) return { bucket, root: `${folder}/` };
  throw new OuCostError(
    'InvalidConfiguration',
    `'${location}' is not where an export is delivered to; write it as s3://BUCKET/PREFIX/EXPORT`,
  );
}
