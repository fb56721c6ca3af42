import { type Config, exportAddressesOf } from '@ou-cost/contract';
import { Token, Tokenization } from 'aws-cdk-lib';
import { ifGiven } from '../parameters/optional.ts';

/** What the function must know to read the configured export through Athena; nothing where there is none. */
export function exportsVariables(config: Config): Record<string, string> {
  const exports = exportAddressesOf(config);
  if (exports === undefined) return {};
  const given = (text: string): string => Token.asString(ifGiven(exports.bucket, text));
  return {
    OU_COST_EXPORTS_LOCATION: given(exports.location),
    OU_COST_EXPORTS_TABLE: given(`${exports.database}.${exports.glueTable}`),
    OU_COST_EXPORTS_WORK_GROUP: given(exports.workGroup),
    OU_COST_EXPORTS_REGION: given(exports.region),
    // In 2^30 bytes.
    OU_COST_EXPORTS_SCAN_LIMIT: given(Tokenization.stringifyNumber(exports.scanLimitGigabytes)),
  };
}
