import type { Chain } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';

/** The requests that the reader role exists for. */
const READER_ATTEMPTS = [
  'list-accounts',
  'list-roots',
  'list-units-root',
  'list-units-unit',
  'list-members-root',
  'list-members-unit',
  'describe-unit',
  'read-cost',
];

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
  return new Map<string, readonly string[]>([
    ...chain.callers.map((caller): [string, string[]] => [caller, ['assume-invoker']]),
    ...chain.workflows.map(({ roleArn }): [string, string[]] => [roleArn, ['assume-invoker']]),
    ...chain.directInvokers.map((invoker): [string, string[]] => [invoker, ['invoke']]),
    ['workflow', ['assume-workflow']],
    ['invoker', ['invoke']],
    ['worker', ['assume-reader', ...log]],
    ['worker-platform', [...log, ...(config.vpc === undefined ? [] : NETWORK_ATTEMPTS)]],
    ['worker-elsewhere', [...log, ...(config.vpc === undefined ? [] : NETWORK_ATTEMPTS)]],
    ['reader', [...READER_ATTEMPTS, ...(config.billingViewArn === undefined ? [] : ['read-view'])]],
    ['lambda', ['assume-worker']],
    ['logs', ['use-key']],
  ]);
}
