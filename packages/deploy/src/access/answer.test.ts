import { expect, test } from 'vitest';
import { remedyForRefusal } from './answer.ts';

const REFUSED = 'AccessDenied: User: arn:aws:iam::111111111111:user/a is not authorized to perform: x:Y';

test.each([
  'with an explicit deny in a service control policy',
  'with an explicit deny in an identity-based policy',
  'with an explicit deny',
  'because no permissions boundary allows the x:Y action',
  'because no session policy allows the x:Y action',
  'because no VPC endpoint policy allows the x:Y action',
  'because no service control policy allows the x:Y action',
  'because no resource control policy allows the x:Y action',
])('a refusal %s is not answered with a grant', (why) => {
  expect(remedyForRefusal(`${REFUSED} ${why}`, 'allow x:Y')).toContain('no grant overrides that');
});

test.each([
  '',
  'because no identity-based policy allows the x:Y action',
  'because no resource-based policy allows it',
])("a refusal '%s' is answered with the grant", (why) => {
  expect(remedyForRefusal(`${REFUSED} ${why}`, 'allow x:Y')).toBe('allow x:Y');
});
