import type { Chain } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import { archiveAttempts } from './archive-attempts.ts';
import { type Attempt, attempt } from './attempt.ts';
import { exportAttempts } from './export-attempts.ts';
import { readAttempts } from './read-attempts.ts';
import { scheduleAttempts } from './schedule-attempts.ts';

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
    ...byItselfAttempts(chain),
    ...(keyArn === undefined ? [] : [keyAttempt(keyArn)]),
    ...endpointAttempts(variant, chain),
  ];
}

/** The endpoint of S3 cannot be asked about headers: the role's policy and the bucket's are. */
const THROUGH_S3 = [
  'list-archive',
  'list-other-archive',
  'read-archive',
  'read-beside-archive',
  'write-archive',
  'write-beside-archive',
  'write-first-index',
  'delete-archived',
];

function byItselfAttempts({ archive, schedules, functionAccount }: Chain): Attempt[] {
  return [
    ...(archive === undefined ? [] : archiveAttempts(archive, functionAccount)),
    ...(schedules === undefined ? [] : scheduleAttempts(schedules)),
  ];
}

/** What the policies of the interface endpoints let pass. Those of Cost Explorer and of SES have none. */
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
  const assumed = [
    'assume-reader',
    'assume-archivist',
    'assume-deliverer',
    'assume-invoker',
    'assume-foreign',
    'assume-payer',
  ];
  const ofByItself = (ids: readonly string[]): Attempt[] =>
    byItselfAttempts(chain).filter(({ id }) => ids.includes(id));
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
    ...through('s3', 'S3', ofByItself(THROUGH_S3)),
    ...through('sns', 'SNS', ofByItself(['publish', 'publish-other', 'see-topic', 'subscribe'])),
    ...through(
      'secretsmanager',
      'Secrets Manager',
      ofByItself(['read-webhook-secret', 'read-other-secret', 'write-webhook-secret']),
    ),
    ...through(
      'ssm',
      'Systems Manager',
      ofByItself(['read-webhook-parameter', 'read-other-parameter', 'write-webhook-parameter']),
    ),
  ];
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
    ...(chain.archive === undefined
      ? []
      : [assume('assume-archivist', 'assume the archivist role', chain.archive.archivist)]),
    ...(chain.schedules === undefined
      ? []
      : [
          assume('assume-deliverer', 'assume the deliverer role', chain.schedules.deliverer),
          assume('assume-scheduler', "assume the scheduler's role", chain.schedules.scheduler),
        ]),
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
