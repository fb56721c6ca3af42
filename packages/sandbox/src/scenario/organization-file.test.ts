import { expect, test } from 'vitest';
import { parseOrganization } from './organization-file.ts';

const ACCOUNT = {
  id: '012345678901',
  name: 'payer',
  email: 'aws@kumo.example',
  state: 'ACTIVE',
  joined: '2020-02-29',
};
const UNIT = { id: 'ou-ab12-abcdefgh', name: 'Prod', accounts: [], organizationalUnits: [] };

function organization(root: object = {}, more: object = {}): string {
  return JSON.stringify({
    id: 'o-abcdefghij',
    managementAccountId: '012345678901',
    root: { id: 'r-ab12', name: 'Root', accounts: [ACCOUNT], organizationalUnits: [UNIT], ...root },
    ...more,
  });
}

test('an organization is read as it was written', () => {
  const text = organization();
  expect(parseOrganization(`\uFEFF${text}`, 'organization.json')).toEqual(JSON.parse(text));
});

test('equal names in different branches and unknown members are accepted', () => {
  const units = [{ ...UNIT, comment: 'x', organizationalUnits: [{ ...UNIT, id: 'ou-ab12-ijklmnop' }] }];
  expect(() => parseOrganization(organization({ organizationalUnits: units }), 'f')).not.toThrow();
});

const deepest = (levels: number): object => ({
  ...UNIT,
  id: `ou-ab12-aaaaaaa${levels}`,
  organizationalUnits: levels > 1 ? [deepest(levels - 1)] : [],
});

test.each([
  ['{', 'f is not valid JSON'],
  ['[]', 'f: [] is not an object'],
  [organization({}, { id: 'x' }), 'f: /id: "x" is not valid: write o-'],
  [
    organization({}, { managementAccountId: '111111111111' }),
    'f: /managementAccountId: "111111111111" is not an account',
  ],
  [
    organization({ accounts: [{ ...ACCOUNT, id: '12345678901' }] }),
    'f: /root/accounts/0/id: "12345678901" is not valid',
  ],
  [
    organization({ accounts: [{ ...ACCOUNT, id: 12345678901 }] }),
    'f: /root/accounts/0/id: 12345678901 is not text',
  ],
  [
    organization({ accounts: [{ ...ACCOUNT, state: 'OPEN' }] }),
    'f: /root/accounts/0/state: "OPEN" is not a state',
  ],
  [
    organization({ accounts: [{ ...ACCOUNT, joined: '2021-02-29' }] }),
    'f: /root/accounts/0/joined: "2021-02-29" is not a date',
  ],
  [organization({ accounts: [{ ...ACCOUNT, email: 'x' }] }), 'f: /root/accounts/0/email: "x" is not valid'],
  [
    organization({ accounts: [ACCOUNT, ACCOUNT] }),
    'f: /root/accounts/1/id: "012345678901" is already at /root/accounts/0/id',
  ],
  [organization({ accounts: undefined }), 'f: /root/accounts: a missing value is not a list'],
  [
    organization({ organizationalUnits: [UNIT, UNIT] }),
    '/root/organizationalUnits/1/id: "ou-ab12-abcdefgh" is already at',
  ],
  [
    organization({ organizationalUnits: [UNIT, { ...UNIT, id: 'ou-ab12-ijklmnop' }] }),
    'f: /root/organizationalUnits/1/name: "Prod" is also the name of a sibling',
  ],
  [organization({ organizationalUnits: [{ ...UNIT, id: 'ou-zzzz-abcdefgh' }] }), 'begin it with ou-ab12-'],
  [organization({ organizationalUnits: [deepest(6)] }), 'is 6 levels below the root'],
])('an invalid organization is refused with the place of the error: %#', (text, message) => {
  expect(() => parseOrganization(text, 'f')).toThrow(message);
});

test('five levels below the root are allowed', () => {
  expect(() => parseOrganization(organization({ organizationalUnits: [deepest(5)] }), 'f')).not.toThrow();
});
