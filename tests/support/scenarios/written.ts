import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadScenario, type Scenario } from '@ou-cost/sandbox';
import { temporaryFolder } from '../files/temporary-folder.ts';
import { ENTERPRISE_PAYER } from '../sandbox/config.ts';
import type { Node } from './tree.ts';

/** A charge that a test writes out. */
export interface WrittenCharge {
  readonly day: string;
  readonly account: string;
  readonly amount: string;
  /** The amount of AmortizedCost. @default `amount` */
  readonly amortized?: string;
  /** The record type. @default Usage */
  readonly type?: string;
  /** The name of the account on the bill. @default '' */
  readonly name?: string;
  /** @default Amazon EC2 */
  readonly service?: string;
  /** @default eu-west-1 */
  readonly region?: string;
  /** @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** @default none */
  readonly costCategories?: Readonly<Record<string, string>>;
}

/** A unit that a test writes out. An account is its id, or its id and state: `200000000000 SUSPENDED`. */
export function writtenUnit(
  key: string,
  name: string,
  accounts: readonly string[],
  children: readonly Node[] = [],
): Node {
  return node(unitId(key), name, accounts, children);
}

/** The id of the unit with a key of at most eight characters. */
export function unitId(key: string): string {
  return `ou-ab12-${key.padEnd(8, '0')}`;
}

export const ROOT_ID = 'r-ab12';

function node(id: string, name: string, accounts: readonly string[], children: readonly Node[]): Node {
  return {
    id,
    name,
    accounts: accounts.map((text) => {
      const [account = '', state = 'ACTIVE'] = text.split(' ');
      const email = `${account}@example.com`;
      return { id: account, name: `account ${account.slice(0, 3)}`, email, state, joined: '2020-01-01' };
    }),
    organizationalUnits: children,
  };
}

/**
 * A scenario that a test writes out, loaded from files like any other: the payer and the accounts in `atRoot` are
 * directly in the root, `children` are the units below it.
 */
export async function writtenScenario(options: {
  readonly today: string;
  readonly atRoot?: readonly string[];
  readonly children: readonly Node[];
  readonly charges: readonly WrittenCharge[];
}): Promise<Scenario> {
  const folder = temporaryFolder('scenario');
  const root = node(ROOT_ID, 'Root', [ENTERPRISE_PAYER, ...(options.atRoot ?? [])], options.children);
  const organization = { id: 'o-exampleorg1', managementAccountId: ENTERPRISE_PAYER, root };
  writeFileSync(join(folder, 'organization.json'), JSON.stringify(organization));
  writeFileSync(join(folder, 'ledger.csv'), [HEADER, ...options.charges.map(rowOf)].join('\n'));
  return await loadScenario(folder, { today: options.today });
}

const HEADER =
  'SubAccountId,SubAccountName,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,BilledCost,EffectiveCost,' +
  'BillingCurrency,ServiceName,RegionId,CommitmentDiscountType,ConsumedQuantity,ConsumedUnit,x_RecordType,Tags,x_CostCategories';

function rowOf({
  day,
  account,
  amount,
  amortized = amount,
  type = 'Usage',
  name = '',
  service = 'Amazon EC2',
  region = 'eu-west-1',
  tags,
  costCategories,
}: WrittenCharge): string {
  const end = new Date(Date.parse(`${day}T00:00:00Z`) + 3_600_000).toISOString();
  const period = `${day}T00:00:00Z,${end}`;
  return `${account},${name},${period},Usage,${amount},${amortized},USD,${service},${region},,,,${type},${jsonField(tags)},${jsonField(costCategories)}`;
}

function jsonField(values: Readonly<Record<string, string>> | undefined): string {
  return values === undefined ? '' : `"${JSON.stringify(values).replaceAll('"', '""')}"`;
}
