import { decodeConfig, partitionOf } from '@ou-cost/contract';
import type { Settings } from './fields.ts';

/** The text of a configuration file. Fails with InvalidConfiguration if the settings do not fit together. */
export function configurationText(
  { payerAccount, callerAccount, region, callerRole }: Settings,
  organizationId: string | null,
  file: string,
): string {
  const roleArn = `arn:${partitionOf(region)}:iam::${callerAccount}:role/${callerRole}`;
  const configuration = {
    payer: { accountId: payerAccount, region, ...(organizationId === null ? {} : { organizationId }) },
    callers: [{ roleArn }],
  };
  const text = `${JSON.stringify(configuration, null, 2)}\n`;
  decodeConfig(text, file);
  return text;
}
