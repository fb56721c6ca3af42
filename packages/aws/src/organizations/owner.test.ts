import { describe, expect, it } from 'vitest';
import { ownerFromArn, ownerIn } from './owner.ts';

describe('the owner of an organization', () => {
  it.each([
    'arn:aws:organizations::111111111111:account/o-a1b2c3d4e5/222222222222',
    'arn:aws-cn:organizations::111111111111:root/o-a1b2c3d4e5/r-ab12',
    'arn:aws:organizations::111111111111:ou/o-a1b2c3d4e5/ou-ab12-cdefghij',
  ])('stands in %s', (arn) => {
    const owner = { organizationId: 'o-a1b2c3d4e5', managementAccountId: '111111111111' };
    expect(ownerIn(arn)).toEqual(owner);
    expect(ownerFromArn(arn)).toEqual(owner);
  });

  it.each([
    undefined,
    '',
    'o-a1b2c3d4e5',
    'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
    'arn:aws:organizations::111111111111:account/222222222222',
    'arn:aws:iam::111111111111:role/o-a1b2c3d4e5',
  ])('does not stand in %s', (arn) => {
    expect(ownerIn(arn)).toBeNull();
    expect(() => ownerFromArn(arn)).toThrow(expect.objectContaining({ code: 'MalformedAnswer' }));
  });
});
