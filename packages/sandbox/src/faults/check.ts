import { canOccur, matchesApi } from './applicable.ts';
import { FaultError } from './error.ts';
import type { FaultPlan } from './plan.ts';

/** The organization whose accounts and containers a plan may name. */
interface Nameable {
  readonly id: string;
  readonly managementAccountId: string;
  account(id: string): unknown;
  container(id: string): unknown;
}

/**
 * Checks that everything a plan names exists in the sandbox.
 * @param apis every operation that the sandbox serves, as `service:Operation`
 * @throws FaultError for an unknown API, account or container, or for a fault that cannot occur in the API
 */
export function checkFaults({ faults }: FaultPlan, apis: readonly string[], organization: Nameable): void {
  for (const [index, { api, fault, accountId, to }] of faults.entries()) {
    const refuse = (key: string, value: string, instead: string): never => {
      throw new FaultError(`faults /faults/${index}/${key} is "${value}": ${instead}`);
    };
    const matching = apis.filter((each) => matchesApi(api, each));
    if (matching.length === 0) refuse('api', api, `the sandbox serves ${apis.join(', ')}`);
    if (!matching.some((each) => canOccur(fault, each))) {
      const able = apis.filter((each) => canOccur(fault, each));
      refuse('fault', fault, `it can occur in ${able.join(', ')}, not in ${api}`);
    }
    if (accountId !== undefined && !organization.account(accountId)) {
      refuse('accountId', accountId, `write an account of ${organization.id}`);
    }
    if (fault === 'account-leaves' && accountId === organization.managementAccountId) {
      refuse(
        'accountId',
        accountId,
        'the management account cannot leave the organization: write another account',
      );
    }
    if (to !== undefined && !organization.container(to)) {
      refuse('to', to, `write a root or unit of ${organization.id}`);
    }
  }
}
