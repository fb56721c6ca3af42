import type { Chain } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';

/** What somebody tries. */
export interface Attempt {
  readonly id: string;
  /** As the head of a row. */
  readonly label: string;
  readonly action: string;
  readonly resource: string;
  readonly keys?: Readonly<Record<string, string>>;
  /**
   * Whether roles with rights of their own are asked as well: not where the other side's policy is unknown, or
   * where they would act on their own account.
   */
  readonly ofEverybody: boolean;
  /** What the other side of a role that is not ours says; the worst is assumed: it trusts whoever asks. */
  readonly trustsEverybody?: boolean;
}

/** Everything that the proof asks about a variant. */
export function attemptsOf(variant: Variant, chain: Chain, keyArn?: string): Attempt[] {
  return [
    ...entrances(variant, chain),
    ...functionAttempts(chain),
    ...readings(variant, chain),
    ...logAttempts(chain),
    ...networkAttempts(chain),
    ...foreignAttempts(chain),
    ...(keyArn === undefined ? [] : [keyAttempt(keyArn)]),
  ];
}

function attempt(
  id: string,
  label: string,
  action: string,
  resource: string,
  more: Partial<Attempt> = {},
): Attempt {
  return { id, label, action, resource, ofEverybody: true, ...more };
}

function entrances({ config }: Variant, chain: Chain): Attempt[] {
  const enter = (id: string, label: string, resource: string, externalId?: string): Attempt =>
    attempt(id, label, 'sts:AssumeRole', resource, {
      ...(externalId === undefined ? {} : { keys: { 'sts:ExternalId': externalId } }),
    });
  const withoutId = (id: string, role: string, arn: string, externalId?: string): Attempt[] =>
    externalId === undefined
      ? []
      : [
          enter(`${id}-bare`, `enter the ${role} role without the external id`, arn),
          enter(`${id}-wrong`, `enter the ${role} role with another external id`, arn, `${externalId}-not`),
        ];
  const foreign = (id: string, label: string, arn: string): Attempt =>
    attempt(id, label, 'sts:AssumeRole', arn, {
      ofEverybody: false,
      trustsEverybody: true,
    });
  const other = (account: string): string =>
    `arn:${chain.partition}:iam::${account}:role/OrganizationAccountAccessRole`;
  return [
    enter('enter-invoker', 'enter the invoker role', chain.invoker, config.externalId),
    ...withoutId('enter-invoker', 'invoker', chain.invoker, config.externalId),
    enter('enter-worker', 'enter the worker role', chain.worker),
    enter('enter-reader', 'enter the reader role', chain.reader, config.reader?.externalId),
    ...withoutId('enter-reader', 'reader', chain.reader, config.reader?.externalId),
    ...chain.workflows.map(({ roleArn }) =>
      attempt('enter-workflow', "enter GitHub's role", 'sts:AssumeRoleWithWebIdentity', roleArn, {
        ofEverybody: false,
      }),
    ),
    foreign('enter-foreign', "enter another role of the function's account", other(chain.functionAccount)),
    foreign('enter-payer', "enter another role of the payer's account", other(chain.payerAccount)),
  ];
}

function functionAttempts(chain: Chain): Attempt[] {
  const on = (id: string, label: string, action: string, resource = chain.function): Attempt =>
    attempt(id, label, `lambda:${action}`, resource);
  return [
    attempt('invoke', 'invoke the function', 'lambda:InvokeFunction', chain.function),
    on('invoke-other', 'invoke another function', 'InvokeFunction', `${chain.function}-other`),
    on('update-code', "change the function's code", 'UpdateFunctionCode'),
    on('update-settings', "change the function's settings", 'UpdateFunctionConfiguration'),
    on('add-permission', 'let somebody else invoke it', 'AddPermission'),
    on('get-function', "read the function's code", 'GetFunction'),
    on('delete-function', 'delete the function', 'DeleteFunction'),
  ];
}

function readings({ config }: Variant, chain: Chain): Attempt[] {
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

function logAttempts(chain: Chain): Attempt[] {
  const stream = (group: string): string => `${group}:log-stream:2026/11/24/[$LATEST]0a1b2c3d`;
  const other = `${chain.logGroup}-other`;
  const log = (id: string, label: string, action: string, resource: string): Attempt =>
    attempt(id, label, `logs:${action}`, resource);
  return [
    log('open-stream', "open a stream of the function's log", 'CreateLogStream', stream(chain.logGroup)),
    log('write-log', "write the function's log", 'PutLogEvents', stream(chain.logGroup)),
    log('write-other-log', 'write another log', 'PutLogEvents', stream(other)),
    log('create-group', 'create a log group', 'CreateLogGroup', other),
    log('read-log', "read the function's log", 'FilterLogEvents', `${chain.logGroup}:*`),
    log('delete-log', "delete the function's log", 'DeleteLogGroup', `${chain.logGroup}:*`),
  ];
}

function networkAttempts(chain: Chain): Attempt[] {
  // As Lambda checks it before there is an interface: on whatever the account has.
  const any = `arn:${chain.partition}:ec2:${chain.region}:${chain.functionAccount}:*/*`;
  const network = (id: string, action: string, resource: string): Attempt =>
    attempt(id, `${action} (EC2)`, `ec2:${action}`, resource);
  return [
    network('create-interface', 'CreateNetworkInterface', any),
    network('describe-interfaces', 'DescribeNetworkInterfaces', '*'),
    network('describe-subnets', 'DescribeSubnets', '*'),
    network('delete-interface', 'DeleteNetworkInterface', any),
    network('assign-addresses', 'AssignPrivateIpAddresses', any),
    network('unassign-addresses', 'UnassignPrivateIpAddresses', any),
  ];
}

function foreignAttempts(chain: Chain): Attempt[] {
  const iam = (id: string, label: string, action: string, resource: string): Attempt =>
    attempt(id, label, `iam:${action}`, resource);
  const { partition, functionAccount } = chain;
  return [
    iam('pass-role', 'pass the worker role to a function', 'PassRole', chain.worker),
    iam('put-policy', 'widen the reader role', 'PutRolePolicy', chain.reader),
    iam('update-trust', "change the invoker role's trust", 'UpdateAssumeRolePolicy', chain.invoker),
    iam(
      'create-key',
      'create an access key (IAM)',
      'CreateAccessKey',
      `arn:${partition}:iam::${functionAccount}:user/somebody`,
    ),
    attempt(
      'read-object',
      'read an object of S3',
      's3:GetObject',
      `arn:${partition}:s3:::invoices-of-b/2026.csv`,
    ),
    attempt(
      'read-secret',
      'read a secret',
      'secretsmanager:GetSecretValue',
      `arn:${partition}:secretsmanager:${chain.region}:${functionAccount}:secret:anything`,
    ),
  ];
}

function keyAttempt(keyArn: string): Attempt {
  return attempt('use-key', "decrypt with the log's key", 'kms:Decrypt', keyArn);
}
