import type { Chain } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import { type Attempt, attempt } from './attempt.ts';

/** Requests about the organization, its bill, and its events. */
export function readAttempts({ config }: Variant, chain: Chain): Attempt[] {
  const organization = config.payer.organizationId ?? 'o-a1b2c3d4e5';
  const inOrganizations = (type: string, id: string, of = organization): string =>
    `arn:${chain.partition}:organizations::${chain.payerAccount}:${type}/${of}/${id}`;
  const root = inOrganizations('root', 'r-ab12');
  const unit = inOrganizations('ou', 'ou-ab12-cd345678');
  const account = inOrganizations('account', '123123123123');
  const read = (id: string, action: string, resource: string, label = action): Attempt =>
    attempt(id, label, `organizations:${action}`, resource);
  const write = (action: string, resource: string): Attempt =>
    attempt(action, `${action} (Organizations)`, `organizations:${action}`, resource);
  const cost = (id: string, action: string, resource: string): Attempt =>
    attempt(id, `${action} (Cost Explorer)`, `ce:${action}`, resource);
  const view = config.billingViewArn;
  const ofPayer = `arn:${chain.partition}:billing::${chain.payerAccount}:billingview/`;
  return [
    read('list-accounts', 'ListAccounts', '*'),
    read('list-roots', 'ListRoots', '*'),
    read(
      'list-units-root',
      'ListOrganizationalUnitsForParent',
      root,
      'ListOrganizationalUnitsForParent, root',
    ),
    read(
      'list-units-unit',
      'ListOrganizationalUnitsForParent',
      unit,
      'ListOrganizationalUnitsForParent, unit',
    ),
    read('list-members-root', 'ListAccountsForParent', root, 'ListAccountsForParent, root'),
    read('list-members-unit', 'ListAccountsForParent', unit, 'ListAccountsForParent, unit'),
    read('describe-unit', 'DescribeOrganizationalUnit', unit),
    cost('read-cost', 'GetCostAndUsage', view ?? '*'),
    ...(view === undefined
      ? []
      : [
          attempt('read-view', 'GetBillingViewData (Billing)', 'billing:GetBillingViewData', view),
          attempt(
            'read-other-view',
            'GetBillingViewData of another view',
            'billing:GetBillingViewData',
            `${ofPayer}custom-another`,
          ),
          attempt(
            'cost-other-view',
            'GetCostAndUsage through another view',
            'ce:GetCostAndUsage',
            `${ofPayer}primary`,
          ),
        ]),
    ...(config.payer.organizationId === undefined
      ? []
      : [
          attempt(
            'describe-foreign-unit',
            'DescribeOrganizationalUnit of another organization',
            'organizations:DescribeOrganizationalUnit',
            inOrganizations('ou', 'ou-ab12-cd345678', 'o-zzzzzzzzzz'),
          ),
        ]),
    attempt('look-up-events', 'LookupEvents (CloudTrail)', 'cloudtrail:LookupEvents', '*'),
    attempt(
      'stop-logging',
      'StopLogging (CloudTrail)',
      'cloudtrail:StopLogging',
      `arn:${chain.partition}:cloudtrail:${chain.region}:${chain.payerAccount}:trail/any`,
    ),
    cost('forecast', 'GetCostForecast', '*'),
    cost('cost-categories', 'ListCostCategoryDefinitions', '*'),
    attempt('describe-account', 'DescribeAccount', 'organizations:DescribeAccount', account),
    attempt('list-policies', 'ListPolicies', 'organizations:ListPolicies', '*'),
    write('MoveAccount', account),
    write('CreateAccount', '*'),
    write('CreateOrganizationalUnit', unit),
    write('AttachPolicy', unit),
    write('LeaveOrganization', '*'),
  ];
}
