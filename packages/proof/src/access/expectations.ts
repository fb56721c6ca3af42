import type { Chain } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';
import { DEFINITION_ATTEMPTS, DELIVERY_ATTEMPTS, EXPORT_ATTEMPTS } from './export-attempts.ts';

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

/** The requests that the endpoints must let pass. They cannot tell which function uses the worker role. */
const THROUGH_STS = ['sts-endpoint:assume-reader'];
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
  const network = config.vpc === undefined ? [] : NETWORK_ATTEMPTS;
  return new Map<string, readonly string[]>([
    ...chain.callers.map((caller): [string, string[]] => [caller, ['assume-invoker']]),
    ...chain.workflows.map(({ roleArn }): [string, string[]] => [roleArn, ['assume-invoker']]),
    ...chain.directInvokers.map((invoker): [string, string[]] => [invoker, ['invoke']]),
    ...chain.workflows.flatMap(({ admitted }) =>
      admitted.map((subject): [string, string[]] => [subject, ['assume-workflow']]),
    ),
    ['invoker', ['invoke']],
    ['worker', ['assume-reader', ...log, ...THROUGH_STS]],
    ['worker-platform', [...log, ...network, ...THROUGH_STS]],
    ['worker-elsewhere', [...network, ...THROUGH_STS]],
    ['worker-platform-elsewhere', [...network, ...THROUGH_STS]],
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
    ['lambda', ['assume-worker']],
    ['logs', ['use-key']],
    ['data-exports', DELIVERY_ATTEMPTS],
    ['bill-reports', DELIVERY_ATTEMPTS],
  ]);
}
