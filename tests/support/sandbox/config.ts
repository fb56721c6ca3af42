/** The management account of the scenario that ships. */
export const ENTERPRISE_PAYER = '111122223333';
/** The management account of the real bill. */
export const FOCUS_PAYER = '123456789012';

export const RUNDECK_ROLE_ARN = 'arn:aws:iam::444455556666:role/RundeckBatchRole';

/** The ARN of a role of the payer account. */
export function roleArn(name: string, payer = ENTERPRISE_PAYER): string {
  return `arn:aws:iam::${payer}:role/${name}`;
}

/** The smallest configuration file for a payer, with `changes` to its top-level keys. */
export function configText(payer: string, changes: object = {}): string {
  return JSON.stringify({
    payer: { accountId: payer, region: 'ap-northeast-1' },
    callers: [{ roleArn: RUNDECK_ROLE_ARN }],
    ...changes,
  });
}
