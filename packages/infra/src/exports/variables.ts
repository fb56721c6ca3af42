import { type Config, exportAddressesOf } from '@ou-cost/contract';
import { Tokenization } from 'aws-cdk-lib';

/** What the function must know to read the configured export through Athena; nothing where there is none. */
export function exportsVariables(config: Config): Record<string, string> {
  const exports = exportAddressesOf(config);
  if (exports === undefined) return {};
  return {
    OU_COST_EXPORTS_LOCATION: exports.location,
    OU_COST_EXPORTS_TABLE: `${exports.database}.${exports.glueTable}`,
    OU_COST_EXPORTS_WORK_GROUP: exports.workGroup,
    OU_COST_EXPORTS_REGION: exports.region,
    // In 2^30 bytes.
    OU_COST_EXPORTS_SCAN_LIMIT: Tokenization.stringifyNumber(exports.scanLimitGigabytes),
  };
}
