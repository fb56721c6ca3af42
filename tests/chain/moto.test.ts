import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { Report } from '@ou-cost/spend';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasMoto, MOTO_ACCOUNT, type Moto, startMoto } from '../support/hosts/moto.ts';
import { type Ended, executeNode, ISOLATED } from '../support/processes/execute.ts';
import { OU_COST } from '../support/processes/ou-cost.ts';

const PERIOD = { Start: '2026-10-01', End: '2026-11-01' };

function amount(text: string) {
  return { UnblendedCost: { Amount: text, Unit: 'USD' } };
}

describe.skipIf(!hasMoto())('a report on moto', () => {
  let moto: Moto;
  let report: Report;
  let ended: Ended;

  beforeAll(async () => {
    moto = await startMoto();
    const { endpoint } = moto;
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'not-a-secret' };
    const client = new OrganizationsClient({ endpoint, region: 'us-east-1', credentials });
    await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
    const { Roots = [] } = await client.send(new ListRootsCommand({}));
    const unitIn = async (ParentId: string | undefined, Name: string) =>
      (await client.send(new CreateOrganizationalUnitCommand({ ParentId, Name }))).OrganizationalUnit?.Id;
    const [root] = Roots;
    const prod = await unitIn(await unitIn(root?.Id, 'Workloads'), 'Prod');
    const accountIn = async (unit: string | undefined, name: string) => {
      const command = new CreateAccountCommand({ AccountName: name, Email: `${name}@example.com` });
      const id = (await client.send(command)).CreateAccountStatus?.AccountId;
      if (unit !== undefined) {
        const move = { AccountId: id, SourceParentId: root?.Id, DestinationParentId: unit };
        await client.send(new MoveAccountCommand(move));
      }
      return id;
    };
    const shop = await accountIn(prod, 'shop');
    const tools = await accountIn(undefined, 'tools');
    const group = (account: string | undefined, type: string, text: string) => ({
      Keys: [account, type],
      Metrics: amount(text),
    });
    // moto answers every question with what it was given: the total and the groups are read from one answer.
    const result = {
      TimePeriod: PERIOD,
      Total: amount('41.7500000001'),
      Groups: [
        group(shop, 'Usage', '40.25'),
        group(shop, 'Recurring', '2.5000000001'),
        group(tools, 'Usage', '1'),
        group(MOTO_ACCOUNT, 'Credit', '-2'),
      ],
      Estimated: false,
    };
    const answer = { ResultsByTime: [result], DimensionValueAttributes: [] };
    const results = { account_id: MOTO_ACCOUNT, results: [answer, answer] };
    const set = await fetch(`${endpoint}/moto-api/static/ce/cost-and-usage-results`, {
      method: 'POST',
      body: JSON.stringify(results),
    });
    expect(set.ok).toBe(true);
    const env = {
      ...ISOLATED,
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'not-a-secret',
    };
    const args = ['report', '--period', '2026-10', '--output', 'json', '--quiet'];
    ended = await executeNode(OU_COST, args, { env });
    report = JSON.parse(ended.stdout || '{}');
  });
  afterAll(() => moto?.stop());

  it('is complete and reconciled', () => {
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(report.bills).toMatchObject([
      { managementAccountId: MOTO_ACCOUNT, reconciliation: { status: 'reconciled' } },
    ]);
  });

  it('has the tree that moto lists level by level, since its accounts have no paths', () => {
    const spend = (path: string) =>
      report.organizationalUnits.find((unit) => unit.path.join('/') === path)?.total['UnblendedCost'];
    expect(spend('Root')?.amounts).toEqual(['41.7500000001']);
    expect(spend('Root/Workloads/Prod')).toMatchObject({
      amounts: ['42.7500000001'],
      byChargeType: { usage: ['40.25'], reservation: ['2.5000000001'] },
    });
    expect(report.notes.map(({ code }) => code)).toContain('no-paths');
    expect(Object.keys(report.usage.requests)).toContain('organizations:ListAccountsForParent');
  });
});
