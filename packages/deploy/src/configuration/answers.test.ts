import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAccountId, readOrganizationId, readRegion, readRole } from './answers.ts';

const CALLER = '123456789012';
const PLACE = { callerAccount: CALLER, region: 'cn-north-1' };

describe('an account id', () => {
  it.each([
    '123456789012',
    ' 123456789012\t',
    '1234-5678-9012',
    '1234 5678 9012',
    'arn:aws:iam::123456789012:root',
    'arn:aws-cn:iam::123456789012:role/batch/Rundeck',
    'arn:aws:organizations::222222222222:account/o-a1b2c3d4e5/123456789012',
  ])("is read from '%s'", (text) => {
    expect(readAccountId(text)).toBe('123456789012');
  });

  it.each([
    '12345678901',
    '1234567890123',
    'payer',
    '',
    '12345678901x',
    'arn:aws:s3:::bucket',
    '１２３４５６７８９０１２',
  ])("is not read from '%s', which is named", (text) => {
    expect(() => readAccountId(text)).toThrow(`'${text}' is not an account id`);
  });

  it('is read however its digits are grouped', () => {
    const digits = fc.stringMatching(/^\d{12}$/);
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('-', ' ', '\u00A0'),
        fc.integer({ min: 1, max: 6 }),
        (id, by, size) => {
          const groups = id.match(new RegExp(`\\d{1,${size}}`, 'g')) ?? [];
          expect(readAccountId(groups.join(by))).toBe(id);
        },
      ),
    );
  });
});

describe('a region', () => {
  it.each([['ap-northeast-1'], [' EU-West-1 '], ['eusc-de-east-1'], ['cn-north-1']])(
    "is read from '%s'",
    (text) => {
      expect(readRegion(text)).toBe(text.trim().toLowerCase());
    },
  );

  it.each([
    ['tokyo', /'tokyo' is not a region/],
    ['us-east-1b', /is an availability zone: write its region, 'us-east-1'/],
  ])("is not read from '%s'", (text, message) => {
    expect(() => readRegion(text)).toThrow(message);
  });
});

describe('a role', () => {
  it.each([
    ['Rundeck', 'Rundeck'],
    ['/batch/Rundeck', 'batch/Rundeck'],
    [`arn:aws-cn:iam::${CALLER}:role/Rundeck`, 'Rundeck'],
    [` arn:aws-cn:iam::${CALLER}:role/a/b/Rundeck `, 'a/b/Rundeck'],
  ])("is read from '%s'", (text, name) => {
    expect(readRole(text, PLACE)).toBe(name);
  });

  it.each([
    ['Rundeck Role', /is not the name of a role/],
    ['r'.repeat(65), /is not the name of a role/],
    ['batch/', /is not the name of a role/],
    [`arn:aws:sts::${CALLER}:assumed-role/Rundeck/i-0a`, /is a session, which does not show its role's path/],
    [
      `arn:aws:iam::${CALLER}:instance-profile/Rundeck`,
      /of the type 'instance-profile': paste the ARN of a role/,
    ],
    [`arn:aws:iam::${CALLER}:user/me`, /of the type 'user'/],
    [`arn:aws:iam::${CALLER}:role/Rundeck`, /is in the partition 'aws', and cn-north-1 in 'aws-cn'/],
    [
      'arn:aws:iam::222222222222:role/Rundeck',
      /of account 222222222222, and the caller account is 123456789012/,
    ],
  ])("is not read from '%s'", (text, message) => {
    expect(() => readRole(text, PLACE)).toThrow(
      expect.objectContaining({ code: 'InvalidConfiguration', message: expect.stringMatching(message) }),
    );
  });
});

describe("an organization's id", () => {
  it.each(['o-a1b2c3d4e5', ' o-a1b2c3d4e5 ', 'arn:aws:organizations::1:organization/o-a1b2c3d4e5'])(
    "is read from '%s'",
    (text) => {
      expect(readOrganizationId(text)).toBe('o-a1b2c3d4e5');
    },
  );

  it.each(['a1b2c3d4e5', 'o-', 'ou-ab12-cd345678'])("is not read from '%s'", (text) => {
    expect(() => readOrganizationId(text)).toThrow(/is not an organization's id/);
  });
});
