import type { Chain } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import { ARCHIVE_ATTEMPTS, ARCHIVE_KEY_ATTEMPTS, BOUND_ATTEMPTS } from './archive-attempts.ts';
import { DEFINITION_ATTEMPTS, DELIVERY_ATTEMPTS, EXPORT_ATTEMPTS } from './export-attempts.ts';
import { deliveryAccess, SCHEDULER_ATTEMPTS } from './schedule-attempts.ts';

/** The requests of Organizations that the reader role exists for. */
const ORGANIZATION_ATTEMPTS = [
  'list-accounts',
  'list-roots',
  'list-units-root',
  'list-units-unit',
  'list-members-root',
  'list-members-unit',
  'describe-unit',
];

/** The requests that the endpoints must let pass. */
const THROUGH_ORGANIZATIONS = ORGANIZATION_ATTEMPTS.map((id) => `organizations-endpoint:${id}`);

const NETWORK_ATTEMPTS = [
  'create-interface',
  'describe-interfaces',
  'describe-subnets',
  'delete-interface',
  'assign-addresses',
  'unassign-addresses',
];

/** The attempts that each actor must be allowed by design; every other attempt must be refused. */
export function expectedAccess({ config }: Variant, chain: Chain): ReadonlyMap<string, readonly string[]> {
  const log = ['create-stream', 'write-log'];
  const entered = [
    'assume-reader',
    ...(chain.archive === undefined ? [] : ['assume-archivist']),
    ...(chain.schedules === undefined ? [] : ['assume-deliverer']),
  ];
  // The endpoint cannot tell which function uses the worker role.
  const throughSts = entered.map((id) => `sts-endpoint:${id}`);
  const network = config.vpc === undefined ? [] : NETWORK_ATTEMPTS;
  return new Map<string, readonly string[]>([
    ...chain.callers.map((caller): [string, string[]] => [caller, ['assume-invoker']]),
    ...chain.workflows.map(({ roleArn }): [string, string[]] => [roleArn, ['assume-invoker']]),
    ...chain.directInvokers.map((invoker): [string, string[]] => [invoker, ['invoke']]),
    ...chain.workflows.flatMap(({ admitted }) =>
      admitted.map((subject): [string, string[]] => [subject, ['assume-workflow']]),
    ),
    ['invoker', ['invoke']],
    ['worker', [...entered, ...log, ...throughSts]],
    ['worker-platform', [...log, ...network, ...throughSts]],
    ['worker-elsewhere', [...network, ...throughSts]],
    ['worker-platform-elsewhere', [...network, ...throughSts]],
    [
      'reader',
      [
        ...ORGANIZATION_ATTEMPTS,
        'read-cost',
        ...(config.billingViewArn === undefined ? [] : ['read-view']),
        ...(config.history?.seed === true ? ['look-up-events'] : []),
        ...(config.exports === undefined ? [] : EXPORT_ATTEMPTS),
        ...(chain.exports?.isOfReader === true ? DEFINITION_ATTEMPTS : []),
        ...(config.exports?.kmsKeyArn === undefined ? [] : ['decrypt-export']),
        ...THROUGH_ORGANIZATIONS,
      ],
    ],
    ...byItselfAccess(chain),
    ['lambda', ['assume-worker']],
    ['logs', ['use-key']],
    ['data-exports', DELIVERY_ATTEMPTS],
    ['bill-reports', DELIVERY_ATTEMPTS],
  ]);
}

/** The roles that keep and deliver reports, and whoever uses them. */
function byItselfAccess({ archive, schedules }: Chain): [string, readonly string[]][] {
  const hasKey = archive?.keyArn !== undefined || archive?.keyAlias !== undefined;
  const delivered = schedules === undefined ? [] : deliveryAccess(schedules);
  return [
    [
      'archivist',
      [
        ...(archive === undefined ? [] : ARCHIVE_ATTEMPTS),
        ...(hasKey ? ARCHIVE_KEY_ATTEMPTS : []),
        ...ARCHIVE_ATTEMPTS.map((id) => `s3-endpoint:${id}`),
      ],
    ],
    ['bucket-owner', BOUND_ATTEMPTS],
    [
      'deliverer',
      [
        ...delivered,
        ...['sns', 'secretsmanager', 'ssm'].flatMap((service) =>
          delivered.map((id) => `${service}-endpoint:${id}`),
        ),
      ],
    ],
    ['scheduler-role', SCHEDULER_ATTEMPTS],
    ['scheduler', ['assume-scheduler']],
  ];
}
