import type { ExportAccess, ExportSettings } from '@ou-cost/doctor';
import { type ExportProbesOptions, exportProbes } from '@ou-cost/exports/health';
import type { Environment } from '../environment.ts';

/** What a diagnosis checks of the export; null where the deployment reads none. */
export function exportAccess(
  { exports, s3Endpoint, dataExportsEndpoint }: Environment,
  connections: Pick<ExportProbesOptions, 'reader' | 'worker'>,
): ExportAccess | null {
  if (exports === null) return null;
  const settings = settingsOf(exports);
  const endpoints = { s3: s3Endpoint, dataExports: dataExportsEndpoint };
  return { settings, probes: exportProbes({ settings, ...connections, endpoints }) };
}

function settingsOf({
  location,
  database,
  table,
  workGroup,
  region,
  scanLimitGigabytes,
}: NonNullable<Environment['exports']>): ExportSettings {
  const [bucket = '', ...folders] = location.replace('s3://', '').split('/');
  return {
    name: folders.at(-1) ?? '',
    bucket,
    folder: folders.join('/'),
    region,
    database,
    table,
    workGroup,
    scanLimit: scanLimitGigabytes * 2 ** 30,
  };
}
