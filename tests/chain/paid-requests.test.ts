import type { Sandbox } from '@ou-cost/sandbox';
import type { Deployment } from '@ou-cost/sandbox/deployed';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OCTOBER, ouCost } from '../support/processes/ou-cost.ts';
import { ENTERPRISE_PAYER } from '../support/sandbox/config.ts';
import { deploymentFor, enterpriseSandbox } from '../support/sandbox/start.ts';

/** What is synthesized, with another limit of paid requests for the function. */
function deploymentWithLimit(limit: number): Deployment {
  const deployment = deploymentFor(ENTERPRISE_PAYER);
  const functions = deployment.functions.map((one) => ({
    ...one,
    environment: {
      ...one.environment,
      OU_COST_MAX_COST_EXPLORER_REQUESTS: String(limit),
      OU_COST_DEPLOYED_THROUGH: 'template',
    },
  }));
  return { ...deployment, functions };
}

describe('a function that may pay for four requests', () => {
  let sandbox: Sandbox;
  const paid = () => sandbox.calls.filter(({ operation }) => operation === 'GetCostAndUsage').length;
  const paidBy = async (...args: string[]) => {
    const before = paid();
    const ended = await ouCost(sandbox, 'RundeckBatchRole', ['run', ...OCTOBER, '--quiet', ...args]);
    return { ...ended, paid: paid() - before };
  };

  beforeAll(async () => {
    // One page of groups more than four requests can read, with the ungrouped total.
    sandbox = await enterpriseSandbox({ pageSize: 25 }, deploymentWithLimit(4));
  });
  afterAll(() => sandbox?.stop());

  it('pays for no fifth one, although nobody asked it for a limit', async () => {
    const ended = await paidBy();
    expect(ended).toMatchObject({ exitCode: 2, stdout: '', paid: 4 });
    expect(ended.stderr).toMatch(/more than the 4 paid .* the parameter MaxCostExplorerRequests/);
  });

  it('pays for fewer where the request says so', async () => {
    expect(await paidBy('--max-cost-explorer-requests', '2')).toMatchObject({ exitCode: 2, paid: 2 });
  });

  it('refuses a request that asks for more, and pays for nothing', async () => {
    const ended = await paidBy('--max-cost-explorer-requests', '5');
    expect(ended).toMatchObject({ exitCode: 2, stdout: '', paid: 0 });
    expect(ended.stderr).toMatch(
      /'maxCostExplorerRequests' \(5\) is more than the 4 that this deployment allows .* raise the parameter MaxCostExplorerRequests and update its stack/,
    );
  });
});
