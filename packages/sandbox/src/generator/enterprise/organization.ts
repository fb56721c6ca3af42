import type { ScenarioAccount, ScenarioNode, ScenarioOrganization } from '../../scenario/organization.ts';
import { DAY, formatDate, type Moment, startOfMonth } from '../../time/calendar.ts';
import { Identifiers } from '../identifiers.ts';
import { Random } from '../random.ts';
import { enterpriseHistory } from './history.ts';
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
  /** The tag `Team` of what it uses; absent if nobody has set it. */
  readonly team?: string;
  /** The tag `Stage` of what it uses. */
  readonly stage?: string;
  /** Its value of the cost category `Business`. */
  readonly business?: string;
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
/** The tag `Stage` by the name of a unit. */
const STAGES: ReadonlyMap<string, string> = new Map([
  ['Prod', 'prod'],
  ['本番', 'prod'],
  ['Staging', 'staging'],
  ['Dev', 'dev'],
  ['開発', 'dev'],
]);

/** The organization of the plan on the day `today`. */
export function enterpriseOrganization(today: Moment, seed: number): Enterprise {
  const ids = new Identifiers(Random.stream(seed, 0), [MANAGEMENT_ACCOUNT_ID, OPERATIONS_ACCOUNT_ID]);
  const accounts: EnterpriseAccount[] = [];

  const settled = (plan: AccountPlan, marks: Marks): EnterpriseAccount => {
    const account = {
      ...plan,
      ...marks,
      id: plan.id ?? ids.accountId(),
      spendsFrom:
        plan.joinedMonthsAgo === undefined ? 0 : startOfMonth(today, -plan.joinedMonthsAgo) + 8 * DAY,
      spendsUntil:
        plan.endedMonthsAgo === undefined ? Infinity : startOfMonth(today, -plan.endedMonthsAgo) + 17 * DAY,
    };
    accounts.push(account);
    return account;
  };
  const node = (plan: UnitPlan, id: string, above: Marks): ScenarioNode => {
    const marks = { ...above, ...marksOfUnit(plan) };
    return {
      id,
      name: plan.name,
      accounts: (plan.accounts ?? []).map((account) => scenarioAccount(settled(account, marks))),
      organizationalUnits: (plan.units ?? []).map((unit) => node(unit, ids.ouId(ROOT_ID), marks)),
    };
  };

  const root = node(ENTERPRISE_ROOT, ROOT_ID, {});
  const departed = DEPARTED.map((plan) => scenarioAccount(settled(plan, {})));
  const history = enterpriseHistory({ today, root, departed, unitId: () => ids.ouId(ROOT_ID) });
  return {
    organization: { id: 'o-kumoretail', managementAccountId: MANAGEMENT_ACCOUNT_ID, root, history },
    accounts,
  };
}

type Marks = Pick<EnterpriseAccount, 'team' | 'stage' | 'business'>;

/** What a unit sets for its accounts and for the units below it. */
function marksOfUnit({ name, team, business }: UnitPlan): Marks {
  const stage = STAGES.get(name);
  return {
    ...(team === undefined ? {} : { team }),
    ...(stage === undefined ? {} : { stage }),
    ...(business === undefined ? {} : { business }),
  };
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
