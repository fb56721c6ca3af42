import { type Config, type ExportAddresses, exportAddressesOf } from '@ou-cost/contract';
import type { OptionsOf } from '@ou-cost/contract/options';
import { OuCostError } from '@ou-cost/spend';

/** Where `report` reads spend from, and with what. */
export type SpendSource =
  | { readonly kind: 'cost-explorer' }
  /** Files of this machine, read by DuckDB. */
  | { readonly kind: 'folder'; readonly path: string }
  /** Files of a bucket, fetched and read by DuckDB. */
  | { readonly kind: 'bucket'; readonly location: string; readonly region: string | null }
  /** The configured export, read where it is by Athena. */
  | { readonly kind: 'athena'; readonly addresses: ExportAddresses };

type SourceOptions = Pick<OptionsOf<'report'>, 'source' | 'exports' | 'engine' | 'maxGigabytesScanned'>;

/**
 * The source that the options name, by the configuration where they name no location. Fails with InvalidUsage where
 * they contradict each other or do not say enough.
 */
export function spendSourceOf(options: SourceOptions, config: Config | null): SpendSource {
  const { source, exports: location, engine } = options;
  if (location !== undefined && source === 'cost-explorer') {
    throw new OuCostError('InvalidUsage', '--exports reads an export; omit it, or --source cost-explorer');
  }
  if (location === undefined && source !== 'exports') {
    if (engine === undefined) return { kind: 'cost-explorer' };
    throw new OuCostError(
      'InvalidUsage',
      '--engine reads an export; add --exports LOCATION or --source exports',
    );
  }
  const found = exportSource(location, engine, config === null ? undefined : exportAddressesOf(config));
  if (found.kind === 'folder' && options.maxGigabytesScanned !== undefined) {
    throw new OuCostError(
      'InvalidUsage',
      '--max-gigabytes-scanned limits what is fetched or paid for, and files of this machine are neither; omit it',
    );
  }
  return found;
}

function exportSource(
  location: string | undefined,
  engine: 'duckdb' | 'athena' | undefined,
  configured: ExportAddresses | undefined,
): SpendSource {
  if (location === undefined) {
    if (configured === undefined) {
      throw new OuCostError(
        'InvalidUsage',
        "no export is named: give --exports with a folder or s3://bucket/prefix/export, or a configuration with 'exports' (--config FILE)",
      );
    }
    return engine === 'duckdb'
      ? { kind: 'bucket', location: configured.location, region: configured.region }
      : { kind: 'athena', addresses: configured };
  }
  if (!isAddress(location)) {
    if (engine !== 'athena') return { kind: 'folder', path: location };
    throw new OuCostError(
      'InvalidUsage',
      `Athena cannot read '${location}', a folder of this machine; omit --engine athena`,
    );
  }
  const bucket = bucketAddress(location);
  const isConfigured = configured?.location === bucket;
  if (engine !== 'athena') {
    return { kind: 'bucket', location: bucket, region: isConfigured ? configured.region : null };
  }
  if (isConfigured) return { kind: 'athena', addresses: configured };
  const other =
    configured === undefined ? 'no export is configured' : `the configured export is ${configured.location}`;
  throw new OuCostError(
    'InvalidUsage',
    `Athena reads an export through the table and the work group of the configuration, and ${other}, not '${location}'; correct 'exports' in it, or omit --engine athena`,
  );
}

/** `C:\\exports` is a folder, too. */
function isAddress(location: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(location);
}

/** Without a slash at its end. */
function bucketAddress(location: string): string {
  const address = location.replace(/\/+$/, '');
  if (/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[^/]+)+$/.test(address)) return address;
  throw new OuCostError(
    'InvalidUsage',
    `--exports '${location}' is neither a folder nor an export in a bucket: write it as in 's3://bucket/prefix/export'`,
  );
}
