import { expect, it } from 'vitest';
import type { ScenarioNode, ScenarioOrganization } from '../scenario/organization.ts';
import { logOfHistory } from './log-of-history.ts';

const ACCOUNT = '444455556666';
const UNIT = 'ou-ab12-aaaaaaaa';
const unit = (id: string, name: string, ...organizationalUnits: ScenarioNode[]): ScenarioNode => ({
  id,
  name,
  accounts: [],
  organizationalUnits,
});
const organization = (history: ScenarioOrganization['history']): ScenarioOrganization => ({
  id: 'o-exampleorg1',
  managementAccountId: '222222222222',
  root: unit('r-ab12', 'Root', unit(UNIT, 'Third')),
  ...(history === undefined ? {} : { history }),
});
const left = { id: ACCOUNT, name: 'a', email: 'a@example.com', joined: '2020-01-01' };

it('a history is logged by the calls and events that made it', () => {
  const log = logOfHistory(
    organization([
      {
        at: '2026-10-03T10:00:00Z',
        kind: 'renamed',
        organizationalUnitId: UNIT,
        from: 'Second',
        to: 'Third',
      },
      { at: '2026-10-01', kind: 'created', organizationalUnitId: UNIT },
      { at: '2026-10-02', kind: 'renamed', organizationalUnitId: UNIT, from: 'First', to: 'Second' },
      { at: '2026-10-04T10:00:00Z', kind: 'joined', accountId: ACCOUNT, to: UNIT },
      { at: '2026-10-05', kind: 'moved', accountId: ACCOUNT, from: UNIT, to: 'r-ab12' },
      { at: '2026-10-06', kind: 'closed', accountId: ACCOUNT, from: 'ACTIVE', to: 'PENDING_CLOSURE' },
      { at: '2026-10-07', kind: 'closed', accountId: ACCOUNT, from: 'PENDING_CLOSURE', to: 'CLOSED' },
      { at: '2026-10-08', kind: 'left', account: { ...left, state: 'CLOSED' }, from: 'r-ab12' },
      { at: '2026-10-09', kind: 'left', account: { ...left, state: 'ACTIVE' }, from: 'r-ab12' },
      {
        at: '2026-10-10',
        kind: 'deleted',
        organizationalUnit: { id: 'ou-ab12-bbbbbbbb', name: 'B' },
        parentId: UNIT,
      },
      { at: '2026-09-30', kind: 'created', organizationalUnitId: 'ou-ab12-bbbbbbbb' },
    ]),
  );
  expect(log).toEqual([
    {
      at: '2026-09-30',
      name: 'CreateOrganizationalUnit',
      unitId: 'ou-ab12-bbbbbbbb',
      unitName: 'B',
      parentId: UNIT,
    },
    {
      at: '2026-10-01',
      name: 'CreateOrganizationalUnit',
      unitId: UNIT,
      unitName: 'First',
      parentId: 'r-ab12',
    },
    { at: '2026-10-02', name: 'UpdateOrganizationalUnit', unitId: UNIT, unitName: 'Second' },
    { at: '2026-10-03T10:00:00Z', name: 'UpdateOrganizationalUnit', unitId: UNIT, unitName: 'Third' },
    { at: '2026-10-04T10:00:00Z', name: 'CreateAccountResult', accountId: ACCOUNT, state: 'SUCCEEDED' },
    { at: '2026-10-04T10:00:00Z', name: 'AccountJoinedOrganization', accountId: ACCOUNT, method: 'CREATED' },
    {
      at: '2026-10-04T10:00:01Z',
      name: 'MoveAccount',
      accountId: ACCOUNT,
      sourceParentId: 'r-ab12',
      destinationParentId: UNIT,
    },
    {
      at: '2026-10-05',
      name: 'MoveAccount',
      accountId: ACCOUNT,
      sourceParentId: UNIT,
      destinationParentId: 'r-ab12',
    },
    { at: '2026-10-07', name: 'CloseAccountResult', accountId: ACCOUNT, state: 'SUCCEEDED' },
    { at: '2026-10-08', name: 'AccountDepartedOrganization', accountId: ACCOUNT, method: 'CLEANED' },
    { at: '2026-10-09', name: 'RemoveAccountFromOrganization', accountId: ACCOUNT },
    { at: '2026-10-09', name: 'AccountDepartedOrganization', accountId: ACCOUNT, method: 'REMOVED' },
    { at: '2026-10-10', name: 'DeleteOrganizationalUnit', unitId: 'ou-ab12-bbbbbbbb' },
  ]);
});

it('an organization without a history has an empty log', () => {
  expect(logOfHistory(organization(undefined))).toEqual([]);
});
