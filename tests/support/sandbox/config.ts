/** The management accounts of the scenario that ships and of the real bill. */
export const ENTERPRISE_PAYER = '111122223333';
export const FOCUS_PAYER = '123456789012';

export const RUNDECK_ROLE_ARN = 'arn:aws:iam::444455556666:role/RundeckBatchRole';

/** The smallest configuration, as a file would hold it, for a payer. */
export function configText(payer: string, changes: object = {}): string {
  return JSON.stringify({
    payer: { accountId: payer, region: 'ap-northeast-1' },
    callers: [{ roleArn: RUNDECK_ROLE_ARN }],
    ...changes,
  });
}
