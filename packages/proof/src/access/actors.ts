import type { NamedPolicy } from '@ou-cost/sandbox/deployed';
import { roleParts } from '../policies/arn.ts';
import type { Chain } from '../variants/chain.ts';
import { CALLER_ACCOUNT } from '../variants/list.ts';
import type { Variant } from '../variants/model.ts';
import { workflowActors } from './workflow-actors.ts';

/** A principal that the proof asks about. */
export type Actor = {
  readonly id: string;
  /** The heading of its column. */
  readonly label: string;
  /** Whether the templates hold all its permissions. Other principals are asked less: see `Attempt.asksOutsiders`. */
  readonly isOfChain: boolean;
} & (
  | {
      readonly kind: 'role';
      readonly roleArn: string;
      /** Only sts:AssumeRole is evaluated for this principal; its other permissions are out of scope. */
      readonly onlyAssumesRoles?: true;
      /** Only what the policy of the archive's bucket forbids everybody is evaluated for this principal. */
      readonly isBucketOwner?: true;
      /** Its permissions in addition to those in the templates. */
      readonly ownPolicies: readonly NamedPolicy[];
      /** The function from whose environment its credentials come. */
      readonly sourceFunction?: string;
      /** The function for which Lambda itself uses the role, outside of the function's environment. */
      readonly servedFunction?: string;
    }
  | { readonly kind: 'service'; readonly service: string; readonly keys: Readonly<Record<string, string>> }
  | {
      readonly kind: 'workflow';
      readonly provider: string;
      readonly keys: Readonly<Record<string, string>>;
      readonly accountId: string;
    }
);

type RoleActor = Extract<Actor, { kind: 'role' }>;

const UNRELATED_ACCOUNT = '999900001111';

/** A policy of a principal that allows these actions on everything. */
export function allowing(...actions: readonly string[]): NamedPolicy[] {
  const statement = { Effect: 'Allow' as const, Action: actions, Resource: '*' };
  return [{ name: 'its own', document: { Version: '2012-10-17', Statement: [statement] } }];
}

/** Every principal that the proof asks about in a variant. */
export function actorsOf(variant: Variant, chain: Chain): Actor[] {
  return [...callers(chain), ...chainRoles(chain), ...outsiders(chain), ...services(variant, chain)];
}

function callers(chain: Chain): Actor[] {
  const existing = [...chain.callers, ...chain.directInvokers].map((roleArn): Actor => {
    const { name = roleArn, accountId } = roleParts(roleArn) ?? {};
    const where = accountId === CALLER_ACCOUNT ? 'of A' : 'of a second account';
    return {
      id: roleArn,
      label: `${name} ${where}`,
      kind: 'role',
      roleArn,
      ownPolicies: [],
      isOfChain: true,
    };
  });
  return [...existing, ...chain.workflows.flatMap((one) => workflowActors(chain, one))];
}

function chainRoles(chain: Chain): Actor[] {
  type Use = Pick<RoleActor, 'sourceFunction' | 'servedFunction'>;
  const role = (id: string, label: string, roleArn: string, use: Use = {}): Actor => ({
    id,
    label,
    kind: 'role',
    roleArn,
    ownPolicies: [],
    isOfChain: true,
    ...use,
  });
  const another = `${chain.function}-other`;
  return [
    role('invoker', 'invoker', chain.invoker),
    role('worker', 'worker, in the function', chain.worker, { sourceFunction: chain.function }),
    role('worker-platform', 'worker, used by Lambda', chain.worker, { servedFunction: chain.function }),
    role('worker-elsewhere', 'worker, in another function', chain.worker, { sourceFunction: another }),
    role('worker-platform-elsewhere', 'worker, used by Lambda for another function', chain.worker, {
      servedFunction: another,
    }),
    role('reader', 'reader', chain.reader),
    ...(chain.archive === undefined ? [] : [role('archivist', 'archivist', chain.archive.archivist)]),
    ...(chain.schedules === undefined
      ? []
      : [
          role('deliverer', 'deliverer', chain.schedules.deliverer),
          role('scheduler-role', "scheduler's role", chain.schedules.scheduler),
        ]),
  ];
}

/** Roles outside the chain with wide permissions of their own, which must give them no access to the chain. */
function outsiders(chain: Chain): Actor[] {
  const role = (id: string, label: string, roleArn: string, ownPolicies: NamedPolicy[]): RoleActor => ({
    id,
    label,
    kind: 'role',
    roleArn,
    ownPolicies,
    isOfChain: false,
  });
  const inAccount = (accountId: string, name: string): string =>
    `arn:${chain.partition}:iam::${accountId}:role/${name}`;
  const [first = inAccount(CALLER_ACCOUNT, 'RundeckBatchRole')] = chain.callers;
  const sameName = inAccount(CALLER_ACCOUNT, `elsewhere/${roleParts(first)?.name ?? ''}`);
  return [
    role('same-name', "a role with Rundeck's name under another path", sameName, allowing('*')),
    role(
      'other-role',
      'another role of A',
      inAccount(CALLER_ACCOUNT, 'OtherRole'),
      allowing('sts:AssumeRole', 'lambda:InvokeFunction'),
    ),
    {
      ...role(
        'function-admin',
        "an administrator of the function's account",
        inAccount(chain.functionAccount, 'Administrator'),
        allowing('*'),
      ),
      onlyAssumesRoles: true,
    },
    ...(chain.archive?.isCreated === true
      ? [
          {
            ...role(
              'bucket-owner',
              "an administrator of the account of the archive's bucket",
              inAccount(chain.archive.bucketAccount, 'Administrator'),
              allowing('*'),
            ),
            isBucketOwner: true as const,
          },
        ]
      : []),
    role('caller-admin', 'an administrator of A', inAccount(CALLER_ACCOUNT, 'Administrator'), allowing('*')),
    role(
      'unrelated',
      'an administrator of an unrelated account',
      inAccount(UNRELATED_ACCOUNT, 'Administrator'),
      allowing('*'),
    ),
  ];
}

/** AWS Data Exports, for the payer's exports and for those of another account. */
function exporters({ exports, payerAccount }: Chain): Actor[] {
  if (exports === undefined || !exports.isCreated) return [];
  const own = exports.exportArn(exports.name);
  const service = (id: string, label: string, name: string, account: string): Actor => ({
    id,
    label,
    kind: 'service',
    service: `${name}.amazonaws.com`,
    isOfChain: true,
    keys: { 'aws:SourceAccount': account, 'aws:SourceArn': own.replace(payerAccount, account) },
  });
  return [
    service('data-exports', 'Data Exports, for the payer', 'bcm-data-exports', payerAccount),
    service('bill-reports', 'Billing reports, for the payer', 'billingreports', payerAccount),
    service(
      'data-exports-elsewhere',
      'Data Exports, for another account',
      'bcm-data-exports',
      UNRELATED_ACCOUNT,
    ),
  ];
}

/** EventBridge Scheduler, for the group of the schedules and for others; and another service, which has no business here. */
function schedulers({ schedules, functionAccount, partition, region }: Chain): Actor[] {
  if (schedules === undefined) return [];
  const service = (id: string, label: string, name: string, account: string, source: string): Actor => ({
    id,
    label,
    kind: 'service',
    service: `${name}.amazonaws.com`,
    isOfChain: true,
    keys: { 'aws:SourceAccount': account, 'aws:SourceArn': source },
  });
  const own = schedules.groupArn;
  const ofOther = own.replace(/[^/]+$/, 'default');
  const elsewhere = own.replace(functionAccount, UNRELATED_ACCOUNT);
  const instance = `arn:${partition}:ec2:${region}:${functionAccount}:instance/i-0a1b2c3d4e5f60718`;
  return [
    service('scheduler', 'Scheduler, for the group', 'scheduler', functionAccount, own),
    service('scheduler-other', 'Scheduler, for another group', 'scheduler', functionAccount, ofOther),
    service(
      'scheduler-elsewhere',
      'Scheduler, for another account',
      'scheduler',
      UNRELATED_ACCOUNT,
      elsewhere,
    ),
    service('ec2', 'EC2', 'ec2', functionAccount, instance),
  ];
}

function services(variant: Variant, chain: Chain): Actor[] {
  const lambda = (id: string, label: string, account: string, name: string): Actor => ({
    id,
    label,
    kind: 'service',
    service: 'lambda.amazonaws.com',
    isOfChain: true,
    keys: {
      'aws:SourceAccount': account,
      'aws:SourceArn': `arn:${chain.partition}:lambda:${chain.region}:${account}:function:${name}`,
    },
  });
  const logs = (id: string, label: string, group: string): Actor => ({
    id,
    label,
    kind: 'service',
    service: `logs.${chain.region}.amazonaws.com`,
    isOfChain: true,
    keys: { 'kms:EncryptionContext:aws:logs:arn': group },
  });
  const ownKey = variant.config.function?.logKmsKey === 'create';
  return [
    lambda('lambda', 'Lambda, for the function', chain.functionAccount, 'ou-cost-report'),
    lambda('lambda-elsewhere', "Lambda, for another account's function", UNRELATED_ACCOUNT, 'ou-cost-report'),
    ...exporters(chain),
    ...schedulers(chain),
    ...(ownKey
      ? [
          logs('logs', "CloudWatch Logs, for the function's log", chain.logGroup),
          logs('logs-other', 'CloudWatch Logs, for another log', `${chain.logGroup}-other`),
        ]
      : []),
  ];
}
