import type { ChangeWithoutTime } from '../../scenario/history/order.ts';
import type { OrganizationChange, ScenarioAccount, ScenarioNode } from '../../scenario/organization.ts';
import { DAY, formatMoment, type Moment, startOfMonth } from '../../time/calendar.ts';

/** What the history of the plan is made from. */
export interface EnterpriseNow {
  readonly today: Moment;
  readonly root: ScenarioNode;
  /** Accounts that are no longer in the tree. */
  readonly departed: readonly ScenarioAccount[];
  /** A new id of a unit. */
  readonly unitId: () => string;
}

/**
 * What happened to the organization of the plan in the thirteen full months before `today`; the tree of today is the
 * plan's. In the middle of last month an account moved; others moved there and back, twice in a day, or together into a
 * new unit; accounts joined, were closed, or left with charges that trail; a unit was renamed, and two were deleted.
 */
export function enterpriseHistory(now: EnterpriseNow): readonly OrganizationChange[] {
  const { today, root } = now;
  const unit = (...path: string[]): string => unitIn(root, path).id;
  const account = (name: string): string => accountIn(root, name).id;
  const left = (name: string, from: string): ChangeWithoutTime => ({
    kind: 'left',
    account: departedIn(now, name),
    from,
  });
  const moved = (name: string, from: string, to: string): ChangeWithoutTime => ({
    kind: 'moved',
    accountId: account(name),
    from,
    to,
  });
  const closed = (name: string, from = 'ACTIVE'): ChangeWithoutTime => {
    const { id, state } = accountIn(root, name);
    return { kind: 'closed', accountId: id, from, to: state };
  };
  /** New accounts come into the root. */
  const joined = (name: string): ChangeWithoutTime => ({
    kind: 'joined',
    accountId: account(name),
    to: root.id,
  });
  const outlet = { id: now.unitId(), name: 'Outlet' };
  const outletProd = { id: now.unitId(), name: 'Prod' };
  const analytics = unit('Workloads', 'Data & Analytics');
  const research = unit('Workloads', 'Data & Analytics', 'Research 🔬');
  const dataDev = unit('Workloads', 'Data & Analytics', 'Dev');
  const corporate = unit('Workloads', 'Corporate IT', 'Prod');
  const marketplace = unit('Workloads', 'Commerce', 'Marketplace', 'Prod');
  const suspended = unit('Suspended');
  const sandboxes = unit('Sandboxes 🧪');
  const days: readonly (readonly [
    monthsAgo: number,
    day: number,
    time: string,
    change: ChangeWithoutTime,
  ])[] = [
    [13, 6, '08:30', moved('tokyo-loyalty', unit('東京支社', 'Dev'), unit('東京支社', 'Prod'))],
    [
      12,
      3,
      '14:02',
      { kind: 'renamed', organizationalUnitId: analytics, from: 'Big Data', to: 'Data & Analytics' },
    ],
    [11, 17, '09:10', { kind: 'created', organizationalUnitId: research }],
    [11, 17, '09:14', moved('ml-research', dataDev, research)],
    [11, 17, '09:15', moved('ml-labs', dataDev, research)],
    [9, 12, '11:45', closed('legacy-wms')],
    [9, 13, '07:20', moved('legacy-wms', unit('Workloads', 'Logistics 物流', '本番'), suspended)],
    [8, 21, '09:05', moved('crm', marketplace, suspended)],
    [8, 21, '16:40', moved('crm', suspended, corporate)],
    [7, 11, '10:00', left('print-catalogue', suspended)],
    [5, 9, '10:00', joined('entregas')],
    [5, 9, '11:30', moved('entregas', root.id, unit('São Paulo', 'Prod'))],
    [4, 6, '13:20', moved('sandbox-akiko', sandboxes, unit('Quarantine'))],
    [4, 19, '09:00', moved('sandbox-akiko', unit('Quarantine'), sandboxes)],
    [3, 9, '08:15', joined('streaming-prod')],
    [3, 10, '15:50', moved('streaming-prod', root.id, unit('Workloads', 'Data & Analytics', 'Prod'))],
    [2, 10, '17:30', left('outlet-brasil', outletProd.id)],
    [2, 20, '12:00', closed('migration-factory')],
    [2, 21, '07:05', moved('migration-factory', unit('Workloads', 'Corporate IT', 'Dev'), suspended)],
    [2, 24, '18:01', { kind: 'deleted', organizationalUnit: outletProd, parentId: outlet.id }],
    [2, 24, '18:02', { kind: 'deleted', organizationalUnit: outlet, parentId: unit('São Paulo') }],
    [1, 9, '09:30', joined('sandbox-farid')],
    [1, 9, '09:40', moved('sandbox-farid', root.id, sandboxes)],
    [1, 12, '16:00', left('legacy-crm', corporate)],
    [1, 16, '10:24', moved('backup-vault', unit('Security'), unit('Infrastructure', 'Shared Services'))],
    [1, 18, '12:30', closed('old-blog')],
    [1, 19, '07:10', moved('old-blog', marketplace, suspended)],
  ];
  return days.map(([monthsAgo, day, time, change]) => {
    const start = startOfMonth(today, -monthsAgo) + (day - 1) * DAY;
    return { at: `${formatMoment(start).slice(0, 11)}${time}:00Z`, ...change };
  });
}

function unitIn(node: ScenarioNode, path: readonly string[]): ScenarioNode {
  const [name, ...rest] = path;
  if (name === undefined) return node;
  const child = node.organizationalUnits.find((each) => each.name === name);
  if (child === undefined) throw new Error(`the plan has no unit ${name} in ${node.name}`);
  return unitIn(child, rest);
}

function accountIn(node: ScenarioNode, name: string): ScenarioAccount {
  const found = allAccounts(node).find((account) => account.name === name);
  if (found === undefined) throw new Error(`the plan has no account ${name}`);
  return found;
}

function allAccounts({ accounts, organizationalUnits }: ScenarioNode): readonly ScenarioAccount[] {
  return [...accounts, ...organizationalUnits.flatMap(allAccounts)];
}

function departedIn({ departed }: EnterpriseNow, name: string): ScenarioAccount {
  const found = departed.find((account) => account.name === name);
  if (found === undefined) throw new Error(`the plan has no account ${name} that has left`);
  return found;
}
