import type { Chain } from '../variants/chain.ts';
import type { Variant } from '../variants/model.ts';

/** What the reader role is for. */
const READINGS = [
  'list-accounts',
  'list-roots',
  'list-units-root',
  'list-units-unit',
  'list-members-root',
  'list-members-unit',
  'describe-unit',
  'read-cost',
];

const NETWORK = [
  'create-interface',
  'describe-interfaces',
  'describe-subnets',
  'delete-interface',
  'assign-addresses',
  'unassign-addresses',
];

/** Who may do what, by the design and by nothing else: everything that is not here is to be refused. */
export function expectedAccess({ config }: Variant, chain: Chain): ReadonlyMap<string, readonly string[]> {
  const log = ['open-stream', 'write-log'];
  return new Map<string, readonly string[]>([
    ...chain.callers.map((caller): [string, string[]] => [caller, ['enter-invoker']]),
    ...chain.workflows.map(({ roleArn }): [string, string[]] => [roleArn, ['enter-invoker']]),
    ...chain.directInvokers.map((invoker): [string, string[]] => [invoker, ['invoke']]),
    ['workflow', ['enter-workflow']],
    ['invoker', ['invoke']],
    ['worker', ['enter-reader', ...log]],
    ['worker-platform', [...log, ...(config.vpc === undefined ? [] : NETWORK)]],
    ['worker-elsewhere', [...log, ...(config.vpc === undefined ? [] : NETWORK)]],
    ['reader', [...READINGS, ...(config.billingViewArn === undefined ? [] : ['read-view'])]],
    ['lambda', ['enter-worker']],
    ['logs', ['use-key']],
  ]);
}
