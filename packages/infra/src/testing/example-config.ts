import { type Config, decodeConfig, partitionOf } from '@ou-cost/contract';

export const PAYER = '222222222222';
export const CALLER = '111111111111';
const SECOND_CALLER = '333333333333';
export const RUNDECK = `arn:aws:iam::${CALLER}:role/batch/RundeckBatchRole`;

/** The minimal configuration, with what a test adds to it. */
export function exampleConfig(additions: Record<string, unknown> = {}): Config {
  const document = {
    payer: { accountId: PAYER, region: 'ap-northeast-1' },
    callers: [{ roleArn: RUNDECK }],
    ...additions,
  };
  return decodeConfig(JSON.stringify(document), 'the test');
}

/** The minimal configuration with an export of the bill, in any region. */
export function exportConfig(exports: object, additions: object = {}, region = 'ap-northeast-1'): Config {
  return exampleConfig({
    payer: { accountId: PAYER, region },
    callers: [{ roleArn: RUNDECK.replace('arn:aws:', `arn:${partitionOf(region)}:`) }],
    exports: { bucket: 'acme-bill', ...exports },
    ...additions,
  });
}

/** A configuration that sets every option that goes together. */
export function fullConfig(): Config {
  return exampleConfig({
    payer: { accountId: PAYER, region: 'eu-west-1', organizationId: 'o-a1b2c3d4e5' },
    callers: [
      { roleArn: RUNDECK },
      { roleArn: `arn:aws:iam::${SECOND_CALLER}:role/GitHubActions` },
      { roleArn: `arn:aws:iam::${CALLER}:role/Cron` },
    ],
    externalId: 'between-us-1',
    names: { function: 'costs', invokerRole: 'in', workerRole: 'work', readerRole: 'read' },
    function: { timeoutSeconds: 300, memoryMegabytes: 1024, logRetentionDays: 90 },
    vpc: { vpcId: 'vpc-0a1b2c3d', subnetIds: ['subnet-0a1b2c3d', 'subnet-1a1b2c3d'] },
    directInvokers: [`arn:aws:iam::${CALLER}:role/Direct`],
    report: { tolerance: '0.5', settlingDay: 10, maxCostExplorerRequests: 250 },
    tags: { owner: 'finops', 'cost-center': '42' },
  });
}
