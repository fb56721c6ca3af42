import type { Chain } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import { exportAttempts } from './export-attempts.ts';

/** A request that the proof asks about. */
export interface Attempt {
  readonly id: string;
  /** The heading of its row. */
  readonly label: string;
  readonly action: string;
  readonly resource: string;
  readonly keys?: Readonly<Record<string, string>>;
  /**
   * Whether principals outside the chain are asked as well. They are not if the policy of the resource is unknown,
   * or if they would act in their own account.
   */
  readonly asksOutsiders: boolean;
  /** Whether the role or key is assumed to trust every account, because its policy is not in the templates. */
  readonly trustsEveryAccount?: boolean;
  /**
   * The service whose interface endpoint the request passes. Every other policy is then assumed to allow the request, so
   * that only the endpoint's policy can refuse it.
   */
  readonly through?: string;
}

/** Every request that the proof asks about in a variant. */
export function attemptsOf(variant: Variant, chain: Chain, keyArn?: string): Attempt[] {
  return [
    ...assumeRoleAttempts(variant, chain),
    ...functionAttempts(chain),
    ...readAttempts(variant, chain),
    ...logAttempts(chain),
    ...networkAttempts(chain),
    ...foreignAttempts(chain),
    ...(chain.exports === undefined ? [] : exportAttempts(chain.exports)),
    ...(keyArn === undefined ? [] : [keyAttempt(keyArn)]),
    ...endpointAttempts(variant, chain),
  ];
}

/** What the policies of the interface endpoints let pass. Cost Explorer's endpoint does not support a policy. */
function endpointAttempts(variant: Variant, chain: Chain): Attempt[] {
  const through = (service: string, name: string, attempts: readonly Attempt[]): Attempt[] =>
    chain.endpoints.includes(service)
      ? attempts.map((one) => ({
          ...one,
          id: `${service}-endpoint:${one.id}`,
          label: `pass the endpoint of ${name}: ${one.label}`,
          asksOutsiders: true,
          through: service,
        }))
      : [];
  const assumed = ['assume-reader', 'assume-invoker', 'assume-foreign', 'assume-payer'];
  return [
    ...through(
      'sts',
      'STS',
      assumeRoleAttempts(variant, chain).filter(({ id }) => assumed.includes(id)),
    ),
    ...through(
      'organizations',
      'Organizations',
      readAttempts(variant, chain).filter(({ action }) => action.startsWith('organizations:')),
    ),
  ];
}

function attempt(
  id: string,
  label: string,
  action: string,
  resource: string,
  more: Partial<Attempt> = {},
): Attempt {
  return { id, label, action, resource, asksOutsiders: true, ...more };
}

function assumeRoleAttempts({ config }: Variant, chain: Chain): Attempt[] {
  const assume = (id: string, label: string, resource: string, externalId?: string): Attempt =>
    attempt(id, label, 'sts:AssumeRole', resource, {
      ...(externalId === undefined ? {} : { keys: { 'sts:ExternalId': externalId } }),
    });
  const withoutId = (id: string, role: string, arn: string, externalId?: string): Attempt[] =>
    externalId === undefined
      ? []
      : [
          assume(`${id}-without-id`, `assume the ${role} role without the external id`, arn),
          assume(
            `${id}-wrong-id`,
            `assume the ${role} role with another external id`,
            arn,
            `${externalId}-not`,
          ),
        ];
  const foreign = (id: string, label: string, arn: string): Attempt =>
    attempt(id, label, 'sts:AssumeRole', arn, {
      asksOutsiders: false,
      trustsEveryAccount: true,
    });
  const other = (account: string): string =>
    `arn:${chain.partition}:iam::${account}:role/OrganizationAccountAccessRole`;
  return [
    assume('assume-invoker', 'assume the invoker role', chain.invoker, config.externalId),
    ...withoutId('assume-invoker', 'invoker', chain.invoker, config.externalId),
    assume('assume-worker', 'assume the worker role', chain.worker),
    assume('assume-reader', 'assume the reader role', chain.reader, config.reader?.externalId),
    ...withoutId('assume-reader', 'reader', chain.reader, config.reader?.externalId),
    ...chain.workflows.map(({ roleArn }) =>
      attempt(
        'assume-workflow',
        'assume the role of the GitHub workflow',
        'sts:AssumeRoleWithWebIdentity',
        roleArn,
        {
          asksOutsiders: false,
        },
      ),
    ),
    foreign('assume-foreign', "assume another role of the function's account", other(chain.functionAccount)),
    foreign('assume-payer', "assume another role of the payer's account", other(chain.payerAccount)),
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
    on('add-permission', 'permit another principal to invoke the function', 'AddPermission'),
    on('get-function', "read the function's code", 'GetFunction'),
    on('delete-function', 'delete the function', 'DeleteFunction'),
  ];
}

function readAttempts({ config }: Variant, chain: Chain): Attempt[] {
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

function logAttempts(chain: Chain): Attempt[] {
  const stream = (group: string): string => `${group}:log-stream:2026/11/24/[$LATEST]0a1b2c3d`;
  const other = `${chain.logGroup}-other`;
  const log = (id: string, label: string, action: string, resource: string): Attempt =>
    attempt(id, label, `logs:${action}`, resource);
  return [
    log(
      'create-stream',
      "create a stream in the function's log group",
      'CreateLogStream',
      stream(chain.logGroup),
    ),
    log('write-log', "write to the function's log group", 'PutLogEvents', stream(chain.logGroup)),
    log('write-other-log', 'write to another log group', 'PutLogEvents', stream(other)),
    log('create-group', 'create a log group', 'CreateLogGroup', other),
    log('read-log', "read the function's log group", 'FilterLogEvents', `${chain.logGroup}:*`),
    log('delete-log', "delete the function's log group", 'DeleteLogGroup', `${chain.logGroup}:*`),
  ];
}

function networkAttempts(chain: Chain): Attempt[] {
  // Lambda checks the role before an interface exists, so the request names every resource of the account.
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
    iam('put-policy', 'add a policy to the reader role', 'PutRolePolicy', chain.reader),
    iam('update-trust', "change the invoker role's trust policy", 'UpdateAssumeRolePolicy', chain.invoker),
    iam(
      'create-key',
      'create an access key (IAM)',
      'CreateAccessKey',
      `arn:${partition}:iam::${functionAccount}:user/somebody`,
    ),
    attempt(
      'read-object',
      'read an S3 object',
      's3:GetObject',
      `arn:${partition}:s3:::another-bucket/object`,
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
  return attempt('use-key', "decrypt with the log group's key", 'kms:Decrypt', keyArn);
}
