import { describe, expect, it } from 'vitest';
import { parseMoment } from '../../time/calendar.ts';
import type { OrganizationChange, ScenarioNode } from '../organization.ts';
import { parseOrganization } from '../organization-file.ts';
import { organizationAt, organizationOn } from './organization-at.ts';

const PAYER = '111111111111';
const SHOP = '222222222222';
const GONE = '333333333333';
const PROD = 'ou-ab12-prodprod';
const DEV = 'ou-ab12-devdevde';
const OLD = 'ou-ab12-oldoldol';

const account = (id: string, state = 'ACTIVE') => ({
  id,
  name: `account ${id.slice(0, 3)}`,
  email: `${id}@kumo.example`,
  state,
  joined: '2020-01-01',
});
const unit = (id: string, name: string, accounts: readonly string[]) => ({
  id,
  name,
  accounts: accounts.map((each) => account(each)),
  organizationalUnits: [],
});
const ROOT = {
  id: 'r-ab12',
  name: 'Root',
  accounts: [account(PAYER)],
  organizationalUnits: [unit(PROD, 'Prod', [SHOP]), unit(DEV, 'Dev', [])],
};

function organization(history: readonly object[] | object) {
  const text = JSON.stringify({ id: 'o-abcdefghij', managementAccountId: PAYER, root: ROOT, history });
  return parseOrganization(text, 'f');
}

/** `unit: accounts` of every unit that has accounts or is a leaf, from the top. */
function places({ name, accounts, organizationalUnits }: ScenarioNode): string[] {
  const held = accounts.map(({ id, state }) =>
    state === 'ACTIVE' ? id.slice(0, 3) : `${id.slice(0, 3)} ${state}`,
  );
  return [`${name}: ${held.join(' ')}`.trim(), ...organizationalUnits.flatMap(places)];
}

function onDay(history: readonly OrganizationChange[], day: string): string[] {
  return places(organizationOn(organization(history), parseMoment(day) ?? 0).root);
}

describe('the tree of an earlier day', () => {
  const back: readonly OrganizationChange[] = [
    { at: '2026-03-20T16:00:00Z', kind: 'moved', accountId: SHOP, from: DEV, to: PROD },
    { at: '2026-03-10T09:00:00Z', kind: 'moved', accountId: SHOP, from: PROD, to: DEV },
  ];

  it('is as at its end: an account that moved and came back stood elsewhere in between', () => {
    const days = ['2026-03-09', '2026-03-10', '2026-03-19', '2026-03-20'];
    expect(days.map((day) => onDay(back, day)[1])).toEqual(['Prod: 222', 'Prod:', 'Prod:', 'Prod: 222']);
  });

  it('has none of the changes of later days, and is the one of the file after all of them', () => {
    const whole = organization(back);
    expect(organizationOn(whole, parseMoment('2026-03-15') ?? 0).history).toEqual([back[1]]);
    expect(organizationOn(whole, parseMoment('2026-04-01') ?? 0)).toBe(whole);
  });

  it('at an instant has what happened at it', () => {
    const at = (time: string) => places(organizationAt(organization(back), parseMoment(time) ?? 0).root)[2];
    expect([at('2026-03-10T08:59:59Z'), at('2026-03-10T09:00:00Z')]).toEqual(['Dev:', 'Dev: 222']);
  });

  it('has the later of two moves on a day, also if both are at one time', () => {
    const twice = [
      { at: '2026-03-10', kind: 'moved', accountId: SHOP, from: PROD, to: 'r-ab12' },
      { at: '2026-03-10', kind: 'moved', accountId: SHOP, from: 'r-ab12', to: DEV },
      { at: '2026-04-01', kind: 'moved', accountId: SHOP, from: DEV, to: PROD },
    ] as const;
    expect(onDay(twice, '2026-03-10')[2]).toBe('Dev: 222');
    expect(onDay(twice, '2026-03-09')[1]).toBe('Prod: 222');
  });

  it('has accounts that left later, in units that were deleted later, and none that joined later', () => {
    const history: readonly OrganizationChange[] = [
      { at: '2026-02-02', kind: 'created', organizationalUnitId: DEV },
      { at: '2026-03-01', kind: 'joined', accountId: SHOP, to: PROD },
      { at: '2026-05-01', kind: 'left', account: account(GONE), from: OLD },
      { at: '2026-05-02', kind: 'deleted', organizationalUnit: { id: OLD, name: 'Old' }, parentId: PROD },
      { at: '2026-06-01', kind: 'renamed', organizationalUnitId: PROD, from: 'Production', to: 'Prod' },
    ];
    expect(onDay(history, '2026-01-01')).toEqual(['Root: 111', 'Production:', 'Old: 333']);
    expect(onDay(history, '2026-05-01')).toEqual(['Root: 111', 'Production: 222', 'Old:', 'Dev:']);
    expect(onDay(history, '2026-06-01')).toEqual(['Root: 111', 'Prod: 222', 'Dev:']);
  });

  it('has an account in the state that it had before it was closed, and one that came back', () => {
    const history: readonly OrganizationChange[] = [
      { at: '2026-01-05', kind: 'left', account: account(SHOP, 'CLOSED'), from: DEV },
      { at: '2026-01-04', kind: 'closed', accountId: SHOP, from: 'ACTIVE', to: 'CLOSED' },
      { at: '2026-02-01', kind: 'joined', accountId: SHOP, to: PROD },
    ];
    const days = ['2026-01-03', '2026-01-04', '2026-01-20', '2026-02-01'];
    expect(days.map((day) => onDay(history, day).slice(1))).toEqual([
      ['Prod:', 'Dev: 222'],
      ['Prod:', 'Dev: 222 CLOSED'],
      ['Prod:', 'Dev:'],
      ['Prod: 222', 'Dev:'],
    ]);
  });
});

const move = { at: '2026-03-10', kind: 'moved', accountId: SHOP, from: DEV, to: PROD };
const left = { at: '2026-03-10', kind: 'left', account: account(GONE), from: PROD };
const deleted = {
  at: '2026-03-10',
  kind: 'deleted',
  organizationalUnit: { id: OLD, name: 'Old' },
  parentId: PROD,
};
const renamed = { at: '2026-03-10', kind: 'renamed', organizationalUnitId: DEV, from: 'Test', to: 'Dev' };

describe('a history is refused with the place of what is wrong:', () => {
  it.each<[string, object, string]>([
    ['no list', {}, 'f: /history: {} is not a list'],
    ['a time that is none', [{ ...move, at: '2026-02-30' }], 'f: /history/0/at: "2026-02-30" is not a time'],
    ['another zone', [{ ...move, at: '2026-02-03T05:00:00+09:00' }], 'f: /history/0/at'],
    [
      'an unknown kind',
      [{ ...move, kind: 'hidden' }],
      'f: /history/0/kind: "hidden" is not a kind of change: write one of moved',
    ],
    ['an id that is none', [{ ...move, accountId: '1' }], 'f: /history/0/accountId: "1" is not valid'],
    [
      'a unit of another root',
      [{ ...move, from: 'ou-zzzz-prodprod' }],
      'f: /history/0/from: "ou-zzzz-prodprod" is not valid: write ou-ab12-',
    ],
    [
      'an unknown account',
      [{ ...move, accountId: GONE }],
      `names the account ${GONE}, which is not in the organization`,
    ],
    ['an unknown unit', [{ ...move, from: OLD }], `names ${OLD}, which is not in the organization then`],
    [
      'a move into another unit than the tree says',
      [{ ...move, from: PROD, to: DEV }],
      `f: /history/0: {"at":"2026-03-10","kind":"moved","accountId":"222222222222","from":"ou-ab12-pr… has ${SHOP} in ${DEV}, but it is in ${PROD} afterwards`,
    ],
    ['two moves that do not follow each other', [{ ...move, at: '2026-03-09' }, move], `/history/0: `],
    ['a move to where it was', [{ ...move, from: PROD }], 'to where it was'],
    [
      'a joining of the payer',
      [{ at: '2026-01-01', kind: 'joined', accountId: PAYER, to: 'r-ab12' }],
      'can neither join',
    ],
    [
      'a departure of an account that is there',
      [{ ...left, account: account(SHOP) }],
      `says that ${SHOP} has left, but it is in ${PROD}`,
    ],
    ['a departure from nowhere', [{ ...left, from: OLD }], `names ${OLD}`],
    [
      'an account without a name',
      [{ ...left, account: { ...account(GONE), name: '' } }],
      'f: /history/0/account/name: "" is not valid',
    ],
    [
      'a state that is none',
      [{ at: '2026-01-01', kind: 'closed', accountId: SHOP, from: 'OPEN', to: 'ACTIVE' }],
      'f: /history/0/from: "OPEN" is not a state',
    ],
    [
      'a state that the tree does not say',
      [{ at: '2026-01-01', kind: 'closed', accountId: SHOP, from: 'ACTIVE', to: 'CLOSED' }],
      `says CLOSED, but ${SHOP} is ACTIVE`,
    ],
    [
      'a name that the tree does not say',
      [{ ...renamed, to: 'Devs' }],
      `says "Devs", but ${DEV} is "Dev" then`,
    ],
    [
      'a name that a sibling had',
      [{ ...renamed, from: 'Prod' }],
      'gives a unit the name "Prod", which a sibling has then',
    ],
    [
      'a creation of the root',
      [{ at: '2026-01-01', kind: 'created', organizationalUnitId: 'r-ab12' }],
      'is not valid',
    ],
    [
      'a creation of a unit that holds something',
      [{ at: '2026-01-01', kind: 'created', organizationalUnitId: PROD }],
      `creates ${PROD}, which holds ${SHOP} already`,
    ],
    [
      'a deletion of a unit that is there',
      [{ ...deleted, organizationalUnit: { id: DEV, name: 'Dev' } }],
      `deletes ${DEV}, which is there afterwards`,
    ],
    ['a deletion below nothing', [{ ...deleted, parentId: OLD }], `names ${OLD}`],
    [
      'a deleted sibling of the same name',
      [{ ...deleted, organizationalUnit: { id: OLD, name: 'Dev' }, parentId: 'r-ab12' }],
      'which a sibling has then',
    ],
  ])('%s', (_what, history, message) => {
    expect(() => organization(history)).toThrow(message);
  });
});
