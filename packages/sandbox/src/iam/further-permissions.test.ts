import { GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer';
import { expect, it } from 'vitest';
import { readDeployment } from '../deployed/index.ts';
import { payer, readerArn } from '../testing/chain-templates.ts';
import { writeAssembly } from '../testing/cloud-assembly.ts';
import { inProcessClients } from '../testing/in-process-clients.ts';
import { runningSandbox } from '../testing/running-sandbox.ts';

const view = `arn:aws:billing::${payer}:billingview/custom-4f6b`;
const deployment = readDeployment(writeAssembly());

/** The reader role, which may call `ce:GetCostAndUsage` on every resource, with one more grant on the view. */
async function readerWith(...granted: string[]) {
  const grant = {
    name: 'view',
    document: {
      Version: '2012-10-17',
      Statement: granted.map((Action) => ({ Effect: 'Allow' as const, Action, Resource: view })),
    },
  };
  const roles = deployment.roles.map((role) =>
    role.arn === readerArn && granted.length > 0
      ? { ...role, identityPolicies: [...role.identityPolicies, grant] }
      : role,
  );
  const sandbox = await runningSandbox({
    deployment: { ...deployment, roles },
    listens: false,
    costExplorer: { billingViews: [{ arn: view, accountIds: [payer], sharedWith: [] }] },
  });
  const { costExplorer } = inProcessClients(sandbox, sandbox.credentialsFor(readerArn));
  const read = (BillingViewArn?: string) =>
    costExplorer.send(
      new GetCostAndUsageCommand({
        TimePeriod: { Start: '2026-01-01', End: '2026-02-01' },
        Granularity: 'MONTHLY',
        Metrics: ['UnblendedCost'],
        BillingViewArn,
      }),
    );
  return { read, sandbox };
}

it('a custom billing view needs billing:GetBillingViewData in addition to ce:GetCostAndUsage', async () => {
  const { read, sandbox } = await readerWith();
  await expect(read(view)).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: expect.stringContaining(
      `not authorized to perform: billing:GetBillingViewData on resource: ${view}`,
    ),
  });
  expect(sandbox.calls).toMatchObject([
    {
      operation: 'GetCostAndUsage',
      action: 'billing:GetBillingViewData',
      resource: view,
      decision: 'denied',
    },
  ]);
});

it('if both are granted, the call is recorded with both', async () => {
  const { read, sandbox } = await readerWith('billing:GetBillingViewData');
  await expect(read(view)).resolves.toMatchObject({
    ResultsByTime: [{ TimePeriod: { Start: '2026-01-01', End: '2026-02-01' } }],
  });
  expect(sandbox.calls).toMatchObject([
    {
      action: 'ce:GetCostAndUsage',
      resource: view,
      decision: 'allowed',
      furtherPermissions: [{ action: 'billing:GetBillingViewData', resource: view }],
    },
  ]);
});

it('no view, or the primary one, needs no additional permission', async () => {
  const { read, sandbox } = await readerWith();
  await read();
  await read(`arn:aws:billing::${payer}:billingview/primary`);
  expect(sandbox.calls.map(({ decision, furtherPermissions }) => [decision, furtherPermissions])).toEqual([
    ['allowed', undefined],
    ['allowed', undefined],
  ]);
});
