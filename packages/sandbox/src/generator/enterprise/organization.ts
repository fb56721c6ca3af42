import type { ScenarioAccount, ScenarioNode, ScenarioOrganization } from '../../scenario/organization.ts';
import { DAY, formatDate, type Moment, startOfMonth } from '../../time/calendar.ts';
import { Identifiers } from '../identifiers.ts';
import { Random } from '../random.ts';
import {
  type AccountPlan,
  DEPARTED,
  ENTERPRISE_ROOT,
  MANAGEMENT_ACCOUNT_ID,
  OPERATIONS_ACCOUNT_ID,
  type UnitPlan,
} from './plan.ts';

/** An account of the plan with its id and the period in which it has spend. */
export interface EnterpriseAccount extends AccountPlan {
  readonly id: string;
  readonly spendsFrom: Moment;
  /** Exclusive. */
  readonly spendsUntil: Moment;
}

export interface Enterprise {
  readonly organization: ScenarioOrganization;
  /** Every account with spend, including those that have left. */
  readonly accounts: readonly EnterpriseAccount[];
}

const ROOT_ID = 'r-k7m2';
const LONG_AGO = '2019-04-01';

/** The organization of the plan on the day `today`. */
export function enterpriseOrganization(today: Moment, seed: number): Enterprise {
  const ids = new Identifiers(Random.stream(seed, 0), [MANAGEMENT_ACCOUNT_ID, OPERATIONS_ACCOUNT_ID]);
  const accounts: EnterpriseAccount[] = [];

  const settled = (plan: AccountPlan): EnterpriseAccount => {
    const account = {
      ...plan,
      id: plan.id ?? ids.accountId(),
      spendsFrom:
        plan.joinedMonthsAgo === undefined ? 0 : startOfMonth(today, -plan.joinedMonthsAgo) + 8 * DAY,
      spendsUntil:
        plan.endedMonthsAgo === undefined ? Infinity : startOfMonth(today, -plan.endedMonthsAgo) + 17 * DAY,
    };
    accounts.push(account);
    return account;
  };
  const node = (plan: UnitPlan, id: string): ScenarioNode => ({
    id,
    name: plan.name,
    accounts: (plan.accounts ?? []).map((account) => scenarioAccount(settled(account))),
    organizationalUnits: (plan.units ?? []).map((unit) => node(unit, ids.ouId(ROOT_ID))),
  });

  const root = node(ENTERPRISE_ROOT, ROOT_ID);
  for (const plan of DEPARTED) settled(plan);
  return { organization: { id: 'o-kumoretail', managementAccountId: MANAGEMENT_ACCOUNT_ID, root }, accounts };
}

function scenarioAccount({ id, name, state = 'ACTIVE', spendsFrom }: EnterpriseAccount): ScenarioAccount {
  return {
    id,
    name,
    email: `aws+${id}@kumo-retail.example`,
    state,
    joined: spendsFrom === 0 ? LONG_AGO : formatDate(spendsFrom),
  };
}
