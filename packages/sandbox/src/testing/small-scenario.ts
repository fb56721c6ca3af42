import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadScenario } from '../scenario/load.ts';
import type { Scenario } from '../scenario/model.ts';
import type { ScenarioAccount, ScenarioNode } from '../scenario/organization.ts';
import { caller, payer } from './chain-templates.ts';

const account = (id: string, state = 'ACTIVE'): ScenarioAccount => ({
  id,
  name: `account ${id}`,
  email: `${id}@example.com`,
  state,
  joined: '2020-02-29',
});

const root: ScenarioNode = {
  id: 'r-ab12',
  name: 'Root',
  accounts: [account(payer)],
  organizationalUnits: [
    {
      id: 'ou-ab12-aaaaaaaa',
      name: 'Workloads',
      accounts: [account('300000000001', 'CLOSED')],
      organizationalUnits: [
        {
          id: 'ou-ab12-bbbbbbbb',
          name: 'Prod',
          accounts: Array.from({ length: 45 }, (_, index) => account(String(400000000001 + index))),
          organizationalUnits: [],
        },
      ],
    },
    {
      id: 'ou-ab12-cccccccc',
      name: '運用',
      accounts: [account(caller), account('300000000002', 'PENDING_ACTIVATION')],
      organizationalUnits: [],
    },
  ],
};

const ledger = [
  'SubAccountId,SubAccountName,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BilledCost,EffectiveCost,' +
    'BillingCurrency,ServiceName,RegionId,CommitmentDiscountType,ConsumedQuantity,ConsumedUnit',
  `${payer},payer,2026-01-05T00:00:00Z,2026-01-06T00:00:00Z,Usage,1.25,1.25,USD,Amazon EC2,eu-west-1,,1,Hours`,
].join('\n');

/** An organization of 49 accounts in three units, and a bill of one line: 1.25 USD in January 2026. */
export function writeSmallScenario(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-scenario-'));
  const organization = { id: 'o-exampleorg1', managementAccountId: payer, root };
  writeFileSync(path.join(folder, 'organization.json'), JSON.stringify(organization));
  writeFileSync(path.join(folder, 'ledger.csv'), `${ledger}\n`);
  return folder;
}

export async function smallScenario(): Promise<Scenario> {
  return await loadScenario(writeSmallScenario());
}
