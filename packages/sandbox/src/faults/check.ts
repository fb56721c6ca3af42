import { canStrike, means } from './applicable.ts';
import { FaultError } from './error.ts';
import type { FaultPlan } from './plan.ts';

/** What a plan may name. */
interface Nameable {
  readonly id: string;
  readonly managementAccountId: string;
  account(id: string): unknown;
  container(id: string): unknown;
}

/**
 * Holds a plan against what is there.
 * @param apis every operation that the sandbox serves, as `service:Operation`
 * @throws FaultError for an API, an account or a container that is not there, or a fault that cannot strike
 */
export function checkFaults({ faults }: FaultPlan, apis: readonly string[], organization: Nameable): void {
  for (const [index, { api, fault, accountId, to }] of faults.entries()) {
    const refuse = (key: string, value: string, mend: string): never => {
      throw new FaultError(`faults /faults/${index}/${key} is "${value}": ${mend}`);
    };
    const meant = apis.filter((each) => means(api, each));
    if (meant.length === 0) refuse('api', api, `the sandbox serves ${apis.join(', ')}`);
    if (!meant.some((each) => canStrike(fault, each))) {
      const able = apis.filter((each) => canStrike(fault, each));
      refuse('fault', fault, `it can strike ${able.join(', ')}, not ${api}`);
    }
    if (accountId !== undefined && !organization.account(accountId)) {
      refuse('accountId', accountId, `write an account of ${organization.id}`);
    }
    if (fault === 'account-leaves' && accountId === organization.managementAccountId) {
      refuse('accountId', accountId, 'the management account cannot leave, write another');
    }
    if (to !== undefined && !organization.container(to)) {
      refuse('to', to, `write a root or unit of ${organization.id}`);
    }
  }
}
