import { inOrder, momentOf } from '../scenario/history/order.ts';
import type { OrganizationChange, ScenarioNode, ScenarioOrganization } from '../scenario/organization.ts';
import { formatMoment } from '../time/calendar.ts';
import type { LoggedChange, OrganizationLog } from './organization-log.ts';

interface NamedUnit {
  readonly name: string;
  readonly parentId: string;
}

/** The history of a scenario's organization as the calls and events of Organizations by which it happened. */
export function logOfHistory(organization: ScenarioOrganization): OrganizationLog {
  const history = inOrder(organization.history ?? []);
  const units = firstNames(organization, history);
  return history.flatMap((change) => changesOf(change, organization.root.id, units));
}

/** Every unit that ever was, with the name that it had first. */
function firstNames(
  { root }: ScenarioOrganization,
  history: readonly OrganizationChange[],
): ReadonlyMap<string, NamedUnit> {
  const units = new Map<string, NamedUnit>();
  const add = ({ id, organizationalUnits }: ScenarioNode): void => {
    for (const unit of organizationalUnits) {
      units.set(unit.id, { name: unit.name, parentId: id });
      add(unit);
    }
  };
  add(root);
  for (const change of history.toReversed()) {
    if (change.kind === 'deleted') {
      const { organizationalUnit, parentId } = change;
      units.set(organizationalUnit.id, { name: organizationalUnit.name, parentId });
    }
    const known = change.kind === 'renamed' ? units.get(change.organizationalUnitId) : undefined;
    if (change.kind === 'renamed' && known !== undefined) {
      units.set(change.organizationalUnitId, { ...known, name: change.from });
    }
  }
  return units;
}

function changesOf(
  change: OrganizationChange,
  rootId: string,
  units: ReadonlyMap<string, NamedUnit>,
): readonly LoggedChange[] {
  const { at } = change;
  switch (change.kind) {
    case 'moved':
      return [moved(at, change.accountId, change.from, change.to)];
    case 'joined':
      return joined(change, rootId);
    case 'left': {
      const { id: accountId, state } = change.account;
      const departed = { at, name: 'AccountDepartedOrganization', accountId } as const;
      return state === 'CLOSED'
        ? [{ ...departed, method: 'CLEANED' }]
        : [
            { at, name: 'RemoveAccountFromOrganization', accountId },
            { ...departed, method: 'REMOVED' },
          ];
    }
    case 'closed':
      // The request is answered before the account is closed.
      return change.to === 'PENDING_CLOSURE'
        ? []
        : [{ at, name: 'CloseAccountResult', accountId: change.accountId, state: 'SUCCEEDED' }];
    case 'renamed':
      return [
        {
          at,
          name: 'UpdateOrganizationalUnit',
          unitId: change.organizationalUnitId,
          unitName: change.to,
        },
      ];
    case 'created': {
      const unitId = change.organizationalUnitId;
      const { name: unitName, parentId } = units.get(unitId) ?? { name: unitId, parentId: rootId };
      return [{ at, name: 'CreateOrganizationalUnit', unitId, unitName, parentId }];
    }
    case 'deleted':
      return [{ at, name: 'DeleteOrganizationalUnit', unitId: change.organizationalUnit.id }];
  }
}

/** AWS puts a new account into the root, from where it is moved. */
function joined(
  change: OrganizationChange & { readonly kind: 'joined' },
  rootId: string,
): readonly LoggedChange[] {
  const { at, accountId, to } = change;
  const later = formatMoment(momentOf(change) + 1);
  return [
    { at, name: 'CreateAccountResult', accountId, state: 'SUCCEEDED' },
    { at, name: 'AccountJoinedOrganization', accountId, method: 'CREATED' },
    ...(to === rootId ? [] : [moved(later, accountId, rootId, to)]),
  ];
}

function moved(
  at: string,
  accountId: string,
  sourceParentId: string,
  destinationParentId: string,
): LoggedChange {
  return { at, name: 'MoveAccount', accountId, sourceParentId, destinationParentId };
}
