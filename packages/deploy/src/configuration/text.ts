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

/** Answers that go with every other: the settings that are still to come. */
const NEUTRAL: Settings = {
  payerAccount: '000000000001',
  callerAccount: '000000000002',
  region: 'us-east-1',
  callerRole: 'caller',
};

/** The settings, with neutral ones in place of those that are missing. */
export function completed(settings: Partial<Settings>): Settings {
  return { ...NEUTRAL, ...settings };
}

/** Fails with InvalidConfiguration if the settings so far do not fit together, whatever follows. */
export function checkSoFar(settings: Partial<Settings>, file: string): void {
  configurationText(completed(settings), null, file);
}
